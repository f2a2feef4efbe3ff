package smscoach.cli.state;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.Terminal;

/** {@code coach state subscriptions}. */
@Command(
        name = "subscriptions",
        description = "The subscriptions on an agent, in their order.",
        footer = "  coach state subscriptions --contact-center cc-1 --agent agent-7")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SubscriptionsCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private StateOptions options = new StateOptions();

    @Option(names = "--agent", paramLabel = "ID", required = true, description = "The agent's userId.")
    private String agent;

    SubscriptionsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return new StateQuestion(terminal, options).ask("subscriptions", "agents", agent, "subscriptions");
    }
}
