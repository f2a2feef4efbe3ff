package smscoach.cli.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.broker.EmbeddedKafka;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.gateway.FrontDoor;
import smscoach.cli.gateway.FrontDoorOptions;
import smscoach.cli.options.HttpOptions;
import smscoach.cli.options.ProcessorOptions;
import smscoach.config.Settings;
import smscoach.gateway.http.Gateway;
import smscoach.ops.Ops;
import smscoach.stream.CoachStreams;
import smscoach.stream.Meter;
import smscoach.stream.StoppedException;

/** {@code coach run}: the processor, until it is told to stop. */
@Command(
        name = "run",
        description = {
            "Runs a processor instance: on the cluster that --bootstrap-servers names, or else on a Kafka of its own,"
                    + " whose data it keeps.",
            "It checks the cluster first and refuses to start, with a sentence, on anything that would break a promise."
                    + " For more throughput start more instances with the same --application-id: Kafka shares the"
                    + " partitions among them. Ctrl-C or SIGTERM stops it in order.",
        },
        footer = {
            "  coach run",
            "  coach run --bootstrap-servers kafka-1:9092,kafka-2:9092 --create-topics",
            "  coach run --bootstrap-servers kafka:9093 --kafka security.protocol=SASL_SSL --kafka-config client.properties",
            "  COACH_BOOTSTRAP_SERVERS=kafka:9092 COACH_THREADS=2 coach run",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class RunCommand implements Callable<Integer> {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private final Terminal terminal;
    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

    @Mixin
    private ProcessorOptions processor = new ProcessorOptions();

    @Option(
            names = "--create-topics",
            fallbackValue = "true",
            description = "Create the topics that are missing, with the settings of the contract.")
    private boolean createTopics;

    @Option(
            names = "--partitions",
            paramLabel = "COUNT",
            defaultValue = "4",
            description = "Partitions of topics that are created: fixed for life, and the most instances that can share"
                    + " the work. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--kafka-data",
            paramLabel = "FOLDER",
            defaultValue = "${sys:coach.home:-.}/.coach/kafka",
            description = "Where the Kafka of its own keeps its data. Default: ${DEFAULT-VALUE}.")
    private Path kafkaData;

    @Option(
            names = "--health-file",
            paramLabel = "FILE",
            description = "Keep this file, by which 'coach health' tells whether this instance is alive.")
    private @Nullable Path healthFile;

    @Mixin
    private HttpOptions http = new HttpOptions();

    @Mixin
    private FrontDoorOptions gateway = new FrontDoorOptions();

    public RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        Thread hook = new Thread(this::close, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        HealthFile health = healthFile == null ? null : HealthFile.keep(healthFile);
        if (health != null) {
            toClose.push(health);
        }
        FrontDoor door = gateway.nameAnIssuer() ? gateway.frontDoor() : null;
        Settings settings = settings();
        Ops ops = http.isOff() ? null : listen(settings);
        if (ops != null) {
            settings = Http.advertised(settings, http, ops);
        }
        CoachStreams coach = Instance.start(
                settings, createTopics, partitions, terminal::say, ops == null ? Meter.NONE : ops.meter());
        toClose.push(coach);
        if (ops != null) {
            ops.follow(coach);
        }
        if (health != null) {
            health.follow(() -> coach.state().name());
        }
        if (coach.awaitRunning(START_PATIENCE)) {
            terminal.say("SMS Coach is running as " + settings.applicationId() + " on " + settings.bootstrapServers()
                    + ". Ctrl-C stops it.");
        }
        serve(door, settings);
        coach.awaitEnd();
        StoppedException death = coach.death();
        if (death != null) {
            throw new CommandFailure(ExitCode.STOPPED, "The processor stopped by itself. " + death.getMessage(), death);
        }
        return ExitCode.OK.code();
    }

    private void serve(@Nullable FrontDoor door, Settings settings) throws InterruptedException {
        if (door == null) {
            terminal.say(
                    "No gateway: name an issuer by --token-issuer and --token-keys, or try --insecure-local-issuer,"
                            + " and the operations are served over HTTP, too.");
            return;
        }
        Gateway listening = door.open(new Cluster(settings), settings.applicationId(), settings.rules());
        toClose.push(listening);
        terminal.say("The gateway listens on " + listening.url() + ".");
    }

    private Ops listen(Settings settings) {
        Ops ops = Http.start(http, settings.topicPrefix());
        toClose.push(ops);
        terminal.say("Health, metrics and state: http://" + http.host() + ":" + ops.port() + "/health/ready, /metrics,"
                + " /openapi.json.");
        return ops;
    }

    private Settings settings() {
        if (processor.kafka().hasServers()) {
            return processor.settings();
        }
        terminal.say("No --bootstrap-servers: starting a Kafka of its own, with data in " + kafkaData + " ...");
        EmbeddedKafka kafka = EmbeddedKafka.builder().dataDirectory(kafkaData).start();
        toClose.push(kafka);
        terminal.say("Kafka listens on " + kafka.bootstrapServers() + ".");
        createTopics = true;
        return processor.settingsOn(kafka.bootstrapServers()).withoutStandbys();
    }

    /** The processor before its Kafka, then what tells of it. */
    private void close() {
        while (!toClose.isEmpty()) {
            try {
                toClose.pop().close();
            } catch (Exception e) {
                terminal.say("While stopping: " + e);
            }
        }
    }
}
