package smscoach.cli.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.StreamsConfig;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.broker.EmbeddedKafka;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Terminal;
import smscoach.cli.base.WorkFolder;
import smscoach.cli.run.Instance;
import smscoach.config.Settings;
import smscoach.domain.Rules;
import smscoach.gateway.http.Gateway;
import smscoach.ops.Ops;
import smscoach.simulation.run.DemoResult;
import smscoach.stream.CoachStreams;

/** {@code coach demo}: all of it at once, embedded. */
@Command(
        name = "demo",
        description = {
            "Shows the main job: starts a Kafka, the topics, the processor and a simulated contact center, and tells what"
                    + " happens as a supervisor would see it: who coaches whom, what is delivered, who reads a whisper,"
                    + " what is revoked and why.",
            "Ctrl-C ends it with a summary. Everything is thrown away at the end. Exit code 1 where a promise was seen"
                    + " broken: a gap in a sequence, a command without an answer, a whisper at a customer.",
        },
        footer = {
            "  coach demo",
            "  coach demo --seconds 20",
            "  coach demo --seed 7 --rate 10",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DemoCommand implements Callable<Integer> {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final Terminal terminal;

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    @Option(
            names = "--partitions",
            paramLabel = "COUNT",
            defaultValue = "2",
            description = "Partitions of each topic. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Mixin
    private DemoGateway gateway = new DemoGateway();

    public DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ((Logger) LoggerFactory.getLogger("smscoach")).setLevel(Level.WARN);
        ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.ERROR);
        PrintStream out = SimulationOptions.out(terminal);
        out.println("SMS Coach demo: starting Kafka, nine topics and the processor ...");
        WorkFolder folder = WorkFolder.make("demo-state-");
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().start();
                Ops ops = Ops.start("127.0.0.1", 0, "");
                CoachStreams coach = Instance.start(
                        settings(kafka, folder.path(), ops), true, partitions, advice -> {}, ops.meter())) {
            ops.follow(coach);
            if (!coach.awaitRunning(START_PATIENCE)) {
                throw new CommandFailure(
                        ExitCode.STOPPED,
                        "The processor is not running after " + START_PATIENCE.toSeconds() + " s; it is in state "
                                + coach.state() + ".");
            }
            out.println("Kafka listens on " + kafka.bootstrapServers()
                    + "; in another terminal, watch any topic:  ./coach tail all --bootstrap-servers "
                    + kafka.bootstrapServers());
            out.println("Health, metrics and state: http://127.0.0.1:" + ops.port()
                    + "/health/ready, /metrics, /openapi.json");
            return perform(settings(kafka, folder.path(), ops), out);
        } finally {
            folder.delete();
        }
    }

    private int perform(Settings settings, PrintStream out) throws InterruptedException {
        Gateway open = gateway.open(settings, out);
        try {
            DemoResult result =
                    Performance.run(simulation.settings(settings.bootstrapServers()), out, simulation.ink());
            return Performance.exitCode(result);
        } finally {
            if (open != null) {
                open.close();
            }
        }
    }

    private static Settings settings(EmbeddedKafka kafka, Path folder, Ops ops) {
        return new Settings(
                kafka.bootstrapServers(),
                "",
                "sms-coach-demo",
                folder,
                1,
                0,
                "classic",
                Rules.AS_SHIPPED,
                Map.of(StreamsConfig.APPLICATION_SERVER_CONFIG, "127.0.0.1:" + ops.port()));
    }
}
