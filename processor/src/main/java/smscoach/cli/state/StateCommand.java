package smscoach.cli.state;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import smscoach.cli.base.Terminal;

/** {@code coach state}: a client of {@code /state/v1}. */
@Command(
        name = "state",
        description = {
            "Asks a running instance who coaches whom: of any contact center, whichever instance processes it.",
            "An answer holds what is committed, and is a tenth of a second old or less, three where a backlog is worked off; it says which records it has seen.",
        },
        footer = {
            "  coach state subscriptions --contact-center cc-1 --agent agent-7",
            "  coach state sessions --contact-center cc-1 --supervisor sup-1 --url http://10.0.0.7:8080",
            "  coach state session --contact-center cc-1 --session s-1 --json",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class StateCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    private StateCommand() {}

    public static CommandLine withSubcommands(Terminal terminal) {
        return new CommandLine(new StateCommand())
                .addSubcommand(new SubscriptionsCommand(terminal))
                .addSubcommand(new AgentsCommand(terminal))
                .addSubcommand(new SessionsCommand(terminal))
                .addSubcommand(new SessionCommand(terminal))
                .addSubcommand(new FeaturesCommand(terminal));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which one: state subscriptions, state agents, state sessions, state session or state features?");
    }
}
