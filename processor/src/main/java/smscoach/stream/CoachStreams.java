package smscoach.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.HostInfo;
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
    private final Restores restores = new Restores();
    private final StateQueries state;
    private final boolean isStaticMember;
    private final CountDownLatch runningOrEnded = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable StoppedException> death = new AtomicReference<>();

    private CoachStreams(Settings settings, Function<StreamsConfig, Topology> topology, Meter meter, Commits commits) {
        StreamsConfig config = new StreamsConfig(StreamsProperties.of(settings));
        streams = new KafkaStreams(topology.apply(config), config, commits.clients());
        state = new StateQueries(
                streams,
                settings,
                commits.beginnings(),
                HostInfo.buildFromEndpoint(config.getString(StreamsConfig.APPLICATION_SERVER_CONFIG)));
        orphans = new Orphans(
                Admin.create(config.getAdminConfigs(settings.applicationId() + "-orphans")),
                settings.applicationId(),
                settings.groupProtocol().equals("streams"));
        isStaticMember = settings.kafka().containsKey(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        deaths = new ThreadDeaths(
                new Replacements(settings.threads(), System::nanoTime), settings.stateDir(), death::set, meter);
        streams.setUncaughtExceptionHandler(deaths);
        streams.setGlobalStateRestoreListener(restores);
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
        return start(settings, partitions, Meter.NONE);
    }

    /** The same, with someone who is told what it does. */
    public static CoachStreams start(Settings settings, int partitions, Meter meter) {
        Commits commits = new Commits(meter);
        return start(
                settings,
                config -> CoachingTopology.of(
                        config,
                        settings.rules(),
                        placementAmong(partitions),
                        settings.topicPrefix(),
                        StateStamp.OF_THIS_BUILD,
                        commits),
                meter,
                commits);
    }

    static CoachStreams start(Settings settings, Function<StreamsConfig, Topology> topology) {
        return start(settings, topology, Meter.NONE, new Commits(Meter.NONE));
    }

    private static CoachStreams start(
            Settings settings, Function<StreamsConfig, Topology> topology, Meter meter, Commits commits) {
        LOG.atInfo().addKeyValue("applicationId", settings.applicationId()).log("Starting with {}", settings);
        CoachStreams coach = new CoachStreams(settings, topology, meter, commits);
        coach.streams.start();
        return coach;
    }

    /**
     * Looks whether Kafka Streams, its consumers and producers can work with these settings.
     *
     * @throws IllegalArgumentException where two of them contradict each other
     * @throws ConfigException where one of them is no value of its kind
     */
    public static void requirePossible(Settings settings) {
        StreamsConfig config = new StreamsConfig(StreamsProperties.of(settings));
        String id = settings.applicationId();
        Map<String, Object> consumer = config.getMainConsumerConfigs(id, id, 0);
        consumer.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        consumer.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        var unusedConsumer = new ConsumerConfig(consumer);
        Map<String, Object> producer = config.getProducerConfigs(id);
        producer.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        producer.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        var unusedProducer = new ProducerConfig(producer);
    }

    /**
     * Deletes what an instance with these settings keeps on this machine.
     *
     * @throws StreamsException where an instance runs on it
     */
    public static void deleteState(Settings settings) {
        Path folder = settings.stateDir().resolve(settings.applicationId());
        if (!Files.isDirectory(folder)) {
            return;
        }
        StreamsConfig config = new StreamsConfig(StreamsProperties.of(settings));
        Topology topology = CoachingTopology.of(config, settings.rules(), placementAmong(1), settings.topicPrefix());
        // It locks the folder. Its own cleanUp() would leave the folder with a file in it, and warn of that.
        try (KafkaStreams ignored = new KafkaStreams(topology, config);
                Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new StreamsException(e.toString(), e);
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

    /** Its stream threads that have begun and not ended, with their tasks. */
    public Set<ThreadMetadata> threads() {
        return streams.metadataForLocalThreads();
    }

    /** What Kafka Streams and its clients measure. */
    public Map<MetricName, ? extends Metric> metrics() {
        return streams.metrics();
    }

    /** By partition, how many records of the changelog are still to be restored. */
    public Map<Integer, Long> toRestore() {
        return restores.remaining();
    }

    /** Who coaches whom, as far as this instance knows it or knows who does. */
    public StateQueries queries() {
        return state;
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
        LOG.info("Stopping");
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
