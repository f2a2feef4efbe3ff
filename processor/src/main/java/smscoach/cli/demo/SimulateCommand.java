package smscoach.cli.demo;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.Terminal;
import smscoach.cli.options.KafkaOptions;
import smscoach.simulation.run.DemoSettings;

/** {@code coach simulate}: the simulated contact center against a cluster on which a processor runs. */
@Command(
        name = "simulate",
        description = "Publishes a simulated contact center's commands and session events to a cluster, tells what the"
                + " processor makes of them, and checks its promises. One at a time for the same topics.",
        footer = {
            "  coach simulate --bootstrap-servers localhost:9092",
            "  coach simulate --bootstrap-servers localhost:9092 --rate 1000 --seconds 60 --contact-centers 20 --quiet",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class SimulateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    @Option(
            names = "--contact-centers",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "Contact centers. Default: ${DEFAULT-VALUE}.")
    private int contactCenters;

    @Option(
            names = "--agents",
            paramLabel = "COUNT",
            defaultValue = "5",
            description = "Agents in each. Default: ${DEFAULT-VALUE}.")
    private int agents;

    @Option(
            names = "--supervisors",
            paramLabel = "COUNT",
            defaultValue = "3",
            description = "Supervisors in each. Default: ${DEFAULT-VALUE}.")
    private int supervisors;

    @Option(names = "--quiet", fallbackValue = "true", description = "Only the summary.")
    private boolean quiet;

    public SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        DemoSettings settings = simulation
                .settings(kafka.bootstrapServers())
                .withTopicPrefix(kafka.topicPrefix())
                .withPeople(contactCenters, agents, supervisors)
                .withNarrative(!quiet)
                .withKafka(kafka.clientSettings());
        return Performance.exitCode(Performance.run(settings, SimulationOptions.out(terminal), simulation.ink()));
    }
}
