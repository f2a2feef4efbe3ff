package smscoach.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import picocli.CommandLine;
import smscoach.cli.base.Terminal;

/** All commands and options, for tests that compare something with them. */
public final class CommandTree {

    private CommandTree() {}

    public static CommandLine ofCoach() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return Coach.commandLine(
                new Terminal(InputStream.nullInputStream(), nowhere, Terminal.writer(nowhere), Map.of()));
    }
}
