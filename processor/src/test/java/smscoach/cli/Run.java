package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import smscoach.cli.base.Terminal;

/** What a run of the program left: its exit code and what it wrote. */
record Run(int exitCode, String out, String err) {

    static Run of(String... args) {
        return of(Map.of(), "", args);
    }

    static Run of(Map<String, String> environment, String in, String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal =
                new Terminal(new ByteArrayInputStream(in.getBytes(UTF_8)), out, Terminal.writer(err), environment);
        int exitCode = Coach.run(terminal, args);
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    List<String> lines() {
        return out.lines().toList();
    }
}
