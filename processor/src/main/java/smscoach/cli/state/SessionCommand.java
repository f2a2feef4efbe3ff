package smscoach.cli.state;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.Terminal;

/** {@code coach state session}. */
@Command(
        name = "session",
        description = "Who is in a session.",
        footer = "  coach state session --contact-center cc-1 --session s-1")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SessionCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private StateOptions options = new StateOptions();

    @Option(names = "--session", paramLabel = "ID", required = true, description = "The session.")
    private String session;

    SessionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return new StateQuestion(terminal, options).ask("supervisors", "sessions", session);
    }
}
