package smscoach.stream;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.config.Settings;
import smscoach.engine.KeyPlacement;

/** A running processor instance. */
public final class CoachStreams implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CoachStreams.class);

    /** Less than the 30 s that a container is given to stop. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);

    private final KafkaStreams streams;
    private final Orphans orphans;
    private final ThreadDeaths deaths;
    private final boolean isStaticMember;
    private final CountDownLatch runningOrEnded = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable StoppedException> death = new AtomicReference<>();

    private CoachStreams(Settings settings, Function<StreamsConfig, Topology> topology) {
        StreamsConfig config = new StreamsConfig(StreamsProperties.of(settings));
        streams = new KafkaStreams(topology.apply(config), config);
        orphans = new Orphans(
                Admin.create(config.getAdminConfigs(settings.applicationId() + "-orphans")),
                settings.applicationId(),
                settings.groupProtocol().equals("streams"));
        isStaticMember = settings.kafka().containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        deaths = new ThreadDeaths(
                new Replacements(settings.threads(), System::nanoTime), settings.stateDir(), death::set);
        streams.setUncaughtExceptionHandler(deaths);
        streams.setStateListener((now, before) -> {
            LOG.info("Kafka Streams: {} -> {}", before, now);
            switch (now) {
                case RUNNING -> {
                    runningOrEnded.countDown();
                    orphans.look();
                }
                case NOT_RUNNING, ERROR -> {
                    ended.countDown();
                    runningOrEnded.countDown();
                }
                case REBALANCING -> orphans.look();
                case CREATED, PENDING_SHUTDOWN, PENDING_ERROR -> {}
            }
        });
    }

    /** Starts an instance; both input topics have that many partitions. */
    public static CoachStreams start(Settings settings, int partitions) {
        return start(
                settings,
                config -> CoachingTopology.of(
                        config, settings.rules(), placementAmong(partitions), settings.topicPrefix()));
    }

    static CoachStreams start(Settings settings, Function<StreamsConfig, Topology> topology) {
        CoachStreams coach = new CoachStreams(settings, topology);
        coach.streams.start();
        return coach;
    }

    /**
     * Deletes what an instance with these settings keeps on this machine.
     *
     * @throws StreamsException where an instance runs on it
     */
    public static void deleteState(Settings settings) {
        if (!Files.isDirectory(settings.stateDir().resolve(settings.applicationId()))) {
            return;
        }
        StreamsConfig config = new StreamsConfig(StreamsProperties.of(settings));
        Topology topology = CoachingTopology.of(config, settings.rules(), placementAmong(1), settings.topicPrefix());
        try (KafkaStreams streams = new KafkaStreams(topology, config)) {
            streams.cleanUp();
        }
    }

    /** Where the Java client's default partitioner puts a key. */
    public static KeyPlacement placementAmong(int partitions) {
        return (key, partition) -> BuiltInPartitioner.partitionForKey(key, partitions) == partition;
    }

    /** Waits until it has its partitions and processes them; false where that did not come in time, or it stopped. */
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        return runningOrEnded.await(timeout.toMillis(), TimeUnit.MILLISECONDS) && ended.getCount() > 0;
    }

    /** Waits until it has stopped, by {@link #close} or by itself. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    /** What stopped it, where it stopped by itself. */
    public @Nullable StoppedException death() {
        return death.get();
    }

    public KafkaStreams.State state() {
        return streams.state();
    }

    /**
     * Commits what is done and stops. A static member keeps its place in the group for its return; any other leaves,
     * else its partitions would lie idle until its session times out.
     */
    @Override
    public void close() {
        close(
                isStaticMember
                        ? CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP
                        : CloseOptions.GroupMembershipOperation.LEAVE_GROUP);
    }

    private void close(CloseOptions.GroupMembershipOperation membership) {
        orphans.close();
        deaths.close();
        boolean closed = streams.close(CloseOptions.timeout(CLOSE_TIMEOUT).withGroupMembershipOperation(membership));
        if (!closed) {
            LOG.warn(
                    "Not stopped within {} s: what was not committed will be done again elsewhere",
                    CLOSE_TIMEOUT.toSeconds());
        }
    }
}
