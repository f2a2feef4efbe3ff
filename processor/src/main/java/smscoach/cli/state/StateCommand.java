package smscoach.cli.state;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import smscoach.cli.base.Terminal;

/** {@code coach state}: a client of {@code /state/v1}. */
@Command(
        name = "state",
        description = {
            "Asks a running instance who coaches whom: of any contact center, whichever instance processes it.",
            "An answer holds what is committed, and is a tenth of a second old at most; it says which records it has seen.",
        },
        footer = {
            "  coach state subscriptions --contact-center cc-1 --agent agent-7",
            "  coach state sessions --contact-center cc-1 --supervisor sup-1 --url http://10.0.0.7:8080",
            "  coach state session --contact-center cc-1 --session s-1 --json",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class StateCommand implements Runnable {

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    public StateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Command(
            name = "subscriptions",
            description = "The subscriptions on an agent, in their order.",
            footer = "  coach state subscriptions --contact-center cc-1 --agent agent-7")
    int subscriptions(
            @Mixin StateOptions options,
            @Option(names = "--agent", paramLabel = "ID", required = true, description = "The agent's userId.")
                    String agent) {
        return question(options).ask("subscriptions", "agents", agent, "subscriptions");
    }

    @Command(
            name = "agents",
            description = "On whom a supervisor has a subscription, oldest first.",
            footer = "  coach state agents --contact-center cc-1 --supervisor sup-1")
    int agents(
            @Mixin StateOptions options,
            @Option(
                            names = "--supervisor",
                            paramLabel = "ID",
                            required = true,
                            description = "The supervisor's userId.")
                    String supervisor) {
        return question(options).ask("agents", "supervisors", supervisor, "agents");
    }

    @Command(
            name = "sessions",
            description = "In which sessions a supervisor takes part, oldest first.",
            footer = "  coach state sessions --contact-center cc-1 --supervisor sup-1")
    int sessions(
            @Mixin StateOptions options,
            @Option(
                            names = "--supervisor",
                            paramLabel = "ID",
                            required = true,
                            description = "The supervisor's userId.")
                    String supervisor) {
        return question(options).ask("sessions", "supervisors", supervisor, "sessions");
    }

    @Command(
            name = "session",
            description = "Who is in a session.",
            footer = "  coach state session --contact-center cc-1 --session s-1")
    int session(
            @Mixin StateOptions options,
            @Option(names = "--session", paramLabel = "ID", required = true, description = "The session.")
                    String session) {
        return question(options).ask("supervisors", "sessions", session);
    }

    @Command(
            name = "features",
            description = "The features of a contact center.",
            footer = "  coach state features --contact-center cc-1")
    int features(@Mixin StateOptions options) {
        return question(options).ask("features", "features");
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Which one: state subscriptions, state agents, state sessions, state session or state features?");
    }

    private StateQuestion question(StateOptions options) {
        return new StateQuestion(terminal, options);
    }
}
