package smscoach.cli.state;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.Terminal;

/** {@code coach state agents}. */
@Command(
        name = "agents",
        description = "On whom a supervisor has a subscription, oldest first.",
        footer = "  coach state agents --contact-center cc-1 --supervisor sup-1")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class AgentsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private StateOptions options = new StateOptions();

    @Option(names = "--supervisor", paramLabel = "ID", required = true, description = "The supervisor's userId.")
    private String supervisor;

    AgentsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return new StateQuestion(terminal, options).ask("agents", "supervisors", supervisor, "agents");
    }
}
