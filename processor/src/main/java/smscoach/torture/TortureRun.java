package smscoach.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;
import smscoach.broker.EmbeddedKafka;
import smscoach.domain.Rules;
import smscoach.engine.InputRecord;
import smscoach.replay.Received;
import smscoach.simulation.SimulationSettings;
import smscoach.stream.CoachStreams;
import smscoach.topics.TopicAdmin;
import smscoach.topics.TopicPlan;
import smscoach.torture.fault.Fault;
import smscoach.torture.fault.FaultDeck;
import smscoach.torture.fault.FaultKind;
import smscoach.torture.fault.RollingUpgrade;
import smscoach.torture.guarantee.Account;
import smscoach.torture.guarantee.Evidence;
import smscoach.torture.guarantee.Guarantee;
import smscoach.torture.guarantee.Verdict;
import smscoach.torture.stage.Fleet;
import smscoach.torture.stage.Group;
import smscoach.torture.stage.Observer;
import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.Publisher;
import smscoach.torture.stage.Stage;
import smscoach.torture.stage.StateDisk;
import smscoach.torture.stage.StreamsGroups;
import smscoach.torture.stage.Topics;
import smscoach.torture.stage.Waiting;

/**
 * One torture run: three brokers, several processor instances, a publisher and a consumer; then one fault after another
 * while records flow; then the evidence.
 */
public final class TortureRun {

    private static final String APPLICATION = "sms-coach-torture";
    private static final String PREFIX = "";
    private static final int CONTACT_CENTERS = 24;
    private static final Duration A_WHILE = Duration.ofSeconds(3);
    private static final long CALM_MILLIS = 1_000;
    private static final Duration TO_END = Duration.ofMinutes(5);
    private static final Duration LEAST_REST = Duration.ofSeconds(1);
    private static final Duration MOST_REST = Duration.ofSeconds(4);

    private final TortureSettings settings;
    private final Consumer<String> progress;
    private final BooleanSupplier stopped;
    private final Random random;
    private final List<FaultRecord> faults = new ArrayList<>();
    private @Nullable Evidence evidence;

    /**
     * A run that is about to begin.
     *
     * @param progress is given a line on each thing that happens
     * @param stopped whether to come to an end before the time
     */
    public TortureRun(TortureSettings settings, Consumer<String> progress, BooleanSupplier stopped) {
        this.settings = settings;
        this.progress = progress;
        this.stopped = stopped;
        this.random = new Random(settings.seed());
    }

    public TortureReport run() throws InterruptedException, ExecutionException {
        progress.accept("starting three brokers and " + settings.instances() + " instances; logs in "
                + settings.folder() + " ...");
        try (EmbeddedKafka kafka = kafka();
                Admin admin = Admin.create(Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        10_000,
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        3_000))) {
            createTopics(kafka, admin);
            Map<Path, StateDisk> disks = new HashMap<>();
            try {
                return run(kafka, admin, disks);
            } finally {
                disks.values().forEach(StateDisk::close);
            }
        }
    }

    /** What the run left on the topics, once it is over. */
    public Evidence evidence() {
        return Objects.requireNonNull(evidence, "no run yet");
    }

    private EmbeddedKafka kafka() {
        EmbeddedKafka.Builder builder = EmbeddedKafka.builder().nodes(3);
        if (settings.kinds().contains(FaultKind.ISOLATE_BROKER)) {
            builder.inNetworkNamespaces();
        }
        if (isStreamsProtocol()) {
            StreamsGroups.withStandby(builder);
        }
        return builder.start();
    }

    private boolean isStreamsProtocol() {
        return settings.groupProtocol().equals("streams");
    }

    private void createTopics(EmbeddedKafka kafka, Admin admin) {
        var plan = new TopicPlan(PREFIX, settings.partitions(), settings.partitions(), (short) 3, OptionalInt.of(2));
        var unused = new TopicAdmin(admin, kafka.bootstrapServers()).create(plan, false);
    }

    private TortureReport run(EmbeddedKafka kafka, Admin admin, Map<Path, StateDisk> disks)
            throws InterruptedException, ExecutionException {
        String servers = kafka.bootstrapServers();
        Topics topics = new Topics(admin, servers, PREFIX, settings.partitions());
        List<String> before = settings.before();
        try (Fleet fleet =
                        new Fleet(settings.folder(), command(servers, before == null ? settings.program() : before));
                Observer observer = new Observer(topics, settings.partitions());
                Group group = new Group(admin, APPLICATION, PREFIX, isStreamsProtocol());
                Publisher publisher = new Publisher(servers, PREFIX, settings.partitions(), simulation())) {
            startAll(fleet, disks);
            observer.start();
            group.start();
            publisher.start();
            Stage stage = new Stage(kafka, PREFIX, topics, fleet, observer, disks, random);
            long undisturbed = calm(stage);
            long began = System.nanoTime();
            torture(stage, group, began, publisher);
            return judge(stage, group, publisher, undisturbed, began);
        }
    }

    private void startAll(Fleet fleet, Map<Path, StateDisk> disks) throws InterruptedException {
        for (int i = 0; i < settings.instances(); i++) {
            ProcessorInstance instance = fleet.add();
            if (settings.kinds().contains(FaultKind.FULL_DISK)) {
                disks.put(instance.stateDir(), StateDisk.mount(instance.stateDir()));
            }
            fleet.start(instance);
        }
        fleet.awaitAllRunning();
    }

    /** Waits for young processes to warm up, and tells how slow the slowest output then is, in milliseconds. */
    private long calm(Stage stage) throws InterruptedException {
        stage.awaitFlow();
        long[] slowest = {0};
        boolean unused = Waiting.until(settings.warmUp(), () -> {
            stage.observer().slowestSinceLastCall();
            Waiting.pause(A_WHILE);
            slowest[0] = stage.observer().slowestSinceLastCall();
            return slowest[0] < CALM_MILLIS;
        });
        progress.accept("the slowest output takes %.1f s before the first fault".formatted(slowest[0] / 1e3));
        return slowest[0];
    }

    private SimulationSettings simulation() {
        return SimulationSettings.readable(settings.seed(), Instant.now())
                .withRate(settings.rate())
                .withPeople(CONTACT_CENTERS, 6, 3);
    }

    private List<String> command(String servers, List<String> program) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("--bootstrap-servers", servers));
        command.addAll(List.of("--topic-prefix", PREFIX));
        command.addAll(List.of("--application-id", APPLICATION));
        command.addAll(List.of("--group-protocol", settings.groupProtocol()));
        command.addAll(List.of("--standby-replicas", "1"));
        return command;
    }

    private void torture(Stage stage, Group group, long began, Publisher publisher) throws InterruptedException {
        FaultDeck deck = new FaultDeck(settings.kinds().stream().sorted().toList(), random);
        if (settings.before() != null) {
            Fault upgrade = new RollingUpgrade(command(stage.kafka().bootstrapServers(), settings.program()));
            inflict("upgrade", upgrade, stage, group, began, publisher);
        }
        while (!stopped.getAsBoolean() && mayGoOn(began)) {
            stage.pauseBetween(LEAST_REST, MOST_REST);
            FaultKind kind = deck.next();
            inflict(kind.toString(), kind.fault(), stage, group, began, publisher);
        }
    }

    private boolean mayGoOn(long began) {
        Integer most = settings.faults();
        Duration bound = settings.atMost();
        return (most == null || faults.size() < most) && (bound == null || System.nanoTime() - began < bound.toNanos());
    }

    private void inflict(String kind, Fault fault, Stage stage, Group group, long began, Publisher publisher)
            throws InterruptedException {
        int rebalances = group.rebalances();
        stage.observer().slowestSinceLastCall();
        long start = System.nanoTime();
        String detail = fault.inflict(stage);
        stage.fleet().awaitAllRunning();
        stage.awaitFlow();
        FaultRecord record = new FaultRecord(
                faults.size() + 1,
                Duration.ofNanos(start - began).toSeconds(),
                kind,
                detail,
                Duration.ofNanos(System.nanoTime() - start).toMillis(),
                stage.observer().slowestSinceLastCall(),
                group.rebalances() - rebalances);
        faults.add(record);
        progress.accept("%4d:%02d  #%-3d %-16s %-50s recovery %5.1f s  %,9d in %,9d out"
                .formatted(
                        record.atSeconds() / 60,
                        record.atSeconds() % 60,
                        record.number(),
                        kind,
                        detail,
                        record.recoveryMillis() / 1e3,
                        publisher.acknowledgedCount(),
                        stage.observer().count()));
    }

    private TortureReport judge(Stage stage, Group group, Publisher publisher, long undisturbed, long began)
            throws InterruptedException, ExecutionException {
        progress.accept("the last records, and the end of all transactions ...");
        publisher.finish();
        Topics topics = stage.topics();
        Waiting.require(TO_END, "Transactions stay open", topics::hasNoOpenTransaction);
        List<InputRecord> inputs = topics.inputs();
        Waiting.require(TO_END, "Not all inputs were taken", () -> group.hasTaken(inputs));
        stage.fleet().stop();
        Waiting.require(TO_END, "Transactions stay open", topics::hasNoOpenTransaction);
        List<Received> received = stage.observer().readTo(topics.outputEnds(), TO_END);
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds();
        progress.accept(
                "comparing %,d outputs with a replay of %,d inputs ...".formatted(received.size(), inputs.size()));
        Evidence found = Evidence.of(
                inputs,
                publisher.acknowledged(),
                received,
                Rules.AS_SHIPPED,
                CoachStreams.placementAmong(settings.partitions()),
                PREFIX);
        evidence = found;
        List<Verdict> verdicts =
                Guarantee.all().stream().map(each -> each.judge(found)).toList();
        return new TortureReport(
                description(),
                seconds,
                inputs.size(),
                received.size(),
                publisher.unacknowledged(),
                undisturbed,
                group.rebalances(),
                List.copyOf(faults),
                TortureReport.byKind(faults),
                Account.of(found),
                verdicts,
                stage.fleet().ends());
    }

    private Map<String, String> description() {
        Map<String, String> run = new LinkedHashMap<>();
        run.put("seed", Long.toString(settings.seed()));
        run.put("rate", settings.rate() + " records/s");
        run.put("brokers", "3, replication 3, min.insync.replicas 2");
        run.put("instances", settings.instances() + ", 1 standby");
        run.put("partitions", Integer.toString(settings.partitions()));
        run.put("group protocol", settings.groupProtocol());
        run.put(
                "machine",
                Runtime.getRuntime().availableProcessors() + " cores, Java " + System.getProperty("java.version") + ", "
                        + System.getProperty("os.name"));
        return run;
    }
}
