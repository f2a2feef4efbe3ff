package smscoach.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smscoach.bench.compare.input.Workload;
import smscoach.bench.compare.measure.Feed;
import smscoach.bench.compare.measure.Rig;
import smscoach.bench.options.Count;
import smscoach.bench.stage.Footprint;
import smscoach.bench.stage.Shipped;
import smscoach.bench.state.Standing;
import smscoach.broker.EmbeddedKafka;
import smscoach.cli.base.WorkFolder;
import smscoach.simulation.SimulationSettings;
import smscoach.topics.TopicAdmin;
import smscoach.topics.TopicPlan;
import smscoach.torture.stage.Fleet;
import smscoach.torture.stage.Observer;
import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.Publisher;
import smscoach.torture.stage.StreamsGroups;
import smscoach.torture.stage.Topics;
import smscoach.torture.stage.Waiting;

/**
 * How long outputs stay away when an instance with many live sessions goes, by how it goes and who else is there. One
 * broker with default settings, four partitions, processes of their own; a light load goes on all the time.
 */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Measures for how long outputs stay away when an instance with many live sessions is restarted,"
                + " killed alone, killed beside a standby, and when both are restarted one after the other.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RestoreBench implements Callable<Integer> {

    private static final int PARTITIONS = 4;
    private static final int ROLLING_RESTARTS = 3;
    private static final String APPLICATION = "sms-coach-bench";
    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final Duration SETTLED = Duration.ofSeconds(10);

    private enum Protocol {
        classic,
        streams
    }

    @Option(
            names = "--sessions",
            converter = Count.class,
            defaultValue = "1000000",
            description = "Live sessions in the state. Default: ${DEFAULT-VALUE}.")
    private int sessions;

    @Option(
            names = "--group-protocol",
            defaultValue = "classic",
            description = "Kafka's rebalance protocol: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Protocol groupProtocol;

    @Override
    public Integer call() throws Exception {
        WorkFolder folder = WorkFolder.make("bench-");
        try (EmbeddedKafka kafka = kafka();
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            var unused = new TopicAdmin(admin, kafka.bootstrapServers()).create(TopicPlan.of("", PARTITIONS), false);
            measure(kafka.bootstrapServers(), admin, folder.path());
        } finally {
            folder.delete();
        }
        return 0;
    }

    private EmbeddedKafka kafka() {
        EmbeddedKafka.Builder builder = Rig.node();
        return (groupProtocol == Protocol.streams ? StreamsGroups.withStandby(builder) : builder).start();
    }

    private void measure(String servers, Admin admin, Path folder) throws Exception {
        Topics topics = new Topics(admin, servers, "", PARTITIONS);
        try (Fleet fleet = new Fleet(
                        folder,
                        Shipped.processor(
                                servers, "--application-id", APPLICATION, "--group-protocol", groupProtocol.name()));
                Observer observer = new Observer(topics, PARTITIONS);
                Publisher publisher = new Publisher(servers, "", PARTITIONS, load())) {
            ProcessorInstance one = started(fleet);
            observer.start();
            say("publishing %,d sessions that an agent accepts ...".formatted(sessions));
            long began = System.nanoTime();
            fill(servers);
            publisher.start();
            awaitFlow(observer);
            say("taken after %d s; its folder holds %,d MB"
                    .formatted(since(began), Footprint.ofFolder(one.stateDir()) >> 20));

            settle(observer);
            one.stop();
            fleet.start(one);
            report("alone, restarted in order", observer, fleet);

            settle(observer);
            one.kill();
            fleet.start(one);
            report("alone, killed and started again at once: restores", observer, fleet);

            ProcessorInstance other = started(fleet);
            say("a second instance copies the state ...");
            awaitCopied(other);
            settle(observer);
            one.kill();
            report("killed beside a standby: the other takes over", observer, fleet);

            fleet.start(one);
            fleet.awaitRunning(one); // until then its folder holds what it is about to throw away
            awaitCopied(one);
            for (int round = 1; round <= ROLLING_RESTARTS; round++) {
                settle(observer);
                restartOneAfterTheOther(fleet);
                report("both restarted in order, one after the other", observer, fleet);
            }
        }
    }

    /** As a deployment does that waits until each is ready. */
    private static void restartOneAfterTheOther(Fleet fleet) throws InterruptedException {
        for (ProcessorInstance instance : fleet.all()) {
            instance.stop();
            fleet.start(instance);
            fleet.awaitRunning(instance);
        }
    }

    private static ProcessorInstance started(Fleet fleet) throws InterruptedException {
        ProcessorInstance instance = fleet.add();
        fleet.start(instance);
        fleet.awaitRunning(instance);
        return instance;
    }

    /** The second instance's folder stops growing when its copies have caught up. */
    private static void awaitCopied(ProcessorInstance instance) throws InterruptedException {
        long[] before = {-1};
        Waiting.require(PATIENCE, "The copies never caught up", () -> {
            long now = Footprint.ofFolder(instance.stateDir());
            boolean same = now > 0 && Math.abs(now - before[0]) < (1 << 20);
            before[0] = now;
            Waiting.pause(SETTLED);
            return same;
        });
    }

    private static void settle(Observer observer) throws InterruptedException {
        awaitFlow(observer);
        Waiting.pause(SETTLED);
        observer.slowestSinceLastCall();
    }

    private static void report(String what, Observer observer, Fleet fleet) throws InterruptedException {
        awaitFlow(observer);
        say("%-52s %6.1f s without output, worst partition".formatted(what, observer.slowestSinceLastCall() / 1e3));
        fleet.awaitAllRunning();
    }

    private static void awaitFlow(Observer observer) throws InterruptedException {
        long now = System.currentTimeMillis();
        Waiting.require(PATIENCE, "No outputs come", () -> observer.isFlowingSince(now));
    }

    private static SimulationSettings load() {
        return SimulationSettings.readable(1, Instant.now()).withRate(50).withPeople(Workload.CONTACT_CENTERS, 5, 3);
    }

    private void fill(String servers) throws InterruptedException {
        try (Feed feed = new Feed(servers, List.of(""), (topic, key, value) -> {})) {
            new Standing(sessions, 0, Instant.now()).accepts().forEach(feed::send);
            feed.settle();
        }
    }

    private static long since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime).toSeconds();
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
