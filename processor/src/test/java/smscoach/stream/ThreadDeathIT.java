package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.stream.Committed.perKey;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import smscoach.broker.SharedKafka;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Histories;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.reference.HistoryGenerator;

/** Stream threads die on a real broker: of its trouble, which may pass, and of what never passes. */
@Timeout(300)
class ThreadDeathIT {

    /** More than there are replacements for a thread. */
    private static final int FENCES = 8;

    private static SharedKafka kafka;
    private static Cluster cluster;

    @TempDir
    private static Path folder = Path.of("");

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ThreadDeaths.class);
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            log.add(event.getFormattedMessage());
        }
    };

    @BeforeAll
    static void start() {
        kafka = SharedKafka.start();
        cluster = new Cluster(kafka.bootstrapServers());
    }

    @AfterAll
    static void stop() {
        cluster.close();
        kafka.close();
    }

    @BeforeEach
    void listen() {
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void listenNoMore() {
        logger.detachAppender(appender);
    }

    /**
     * Another one took its transactional id: Kafka Streams itself joins anew. Now and then the broker calls it an invalid
     * state of the transaction instead, of which a thread dies and is replaced; the outputs are the same.
     */
    @Test
    void shouldGoOnHoweverOftenItIsFencedInMidWork() throws Exception {
        // Given
        List<InputRecord> records = history(FENCES * 2_000);
        cluster.createTopics("fenced.", 3);
        Settings settings = settings("fenced", Map.of("max.poll.records", "20"));

        // When
        try (CoachStreams coach = CoachStreams.start(settings, 3)) {
            for (int fence = 0; fence < FENCES; fence++) {
                int before =
                        cluster.outputs("fenced.", Topic.COACH_DEAD_LETTERS).size();
                cluster.publish("fenced.", records.subList(fence * 2_000, (fence + 1) * 2_000));
                await(() -> cluster.outputs("fenced.", Topic.COACH_DEAD_LETTERS).size() > before + 5);
                cluster.fenceProducers("fenced");
            }
            cluster.awaitAllTaken("fenced", "fenced.");
            assertThat(coach.death()).isNull();
        }

        // Then
        assertThat(log)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("A stream thread died of " + InvalidTxnStateException.class.getName())
                        .contains("a new one takes its place"));
        Committed committed = new Committed(cluster, "fenced.");
        assertThat(perKey(committed.outputs())).isEqualTo(perKey(committed.replayed(3, Rules.AS_SHIPPED)));
    }

    @Test
    void shouldReplaceThreadsUntilTheBrokersTroublePasses() throws Exception {
        // Given
        cluster.createTopics("passing.", 1);
        cluster.publish("passing.", Vectors.inputs("story"));
        letRefuseOldRecords("passing.", true);

        // When
        try (CoachStreams coach = CoachStreams.start(settings("passing", Map.of()), 1)) {
            assertThat(nextLog()).contains("A stream thread died of", "a new one takes its place in 0 s");
            assertThat(nextLog()).contains("a new one takes its place in 2 s");
            letRefuseOldRecords("passing.", false);
            cluster.awaitAllTaken("passing", "passing.");
            assertThat(coach.death()).isNull();
        }

        // Then
        Committed committed = new Committed(cluster, "passing.");
        assertThat(perKey(committed.outputs())).isEqualTo(perKey(committed.replayed(1, Rules.AS_SHIPPED)));
    }

    @Test
    void shouldStopWhereTheBrokersTroubleStays() throws Exception {
        // Given
        cluster.createTopics("staying.", 1);
        cluster.publish("staying.", Vectors.inputs("story"));
        letRefuseOldRecords("staying.", true);

        // When
        StoppedException death;
        try (CoachStreams coach = CoachStreams.start(settings("staying", Map.of()), 1)) {
            coach.awaitEnd();
            death = Objects.requireNonNull(coach.death());
        }

        // Then
        assertThat(log)
                .hasSize(6)
                .last()
                .asString()
                .contains("The processor stops: Stopped, since stream threads died 5 times each within 10 minutes,"
                        + " and once more, now of org.apache.kafka.common.");
        assertThat(death).hasMessageEndingWith("Look at the brokers, then start again.");
        assertThat(new Committed(cluster, "staying.").outputs()).isEmpty();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("java.lang.StackOverflowError", (Runnable) () -> {
                    throw new StackOverflowError();
                }),
                Arguments.of("memory ran out", (Runnable) () -> {
                    throw new OutOfMemoryError("Java heap space");
                }),
                Arguments.of("it is a bug: java.lang.IllegalStateException", (Runnable) () -> {
                    throw new IllegalStateException();
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void shouldStopAtOnceAtTheRecordWhereTheProcessorItselfFails(String told, Runnable failure) throws Exception {
        // Given
        String application = "bug-" + told.replaceAll("[^A-Za-z]", "");
        String prefix = application + ".";
        cluster.createTopics(prefix, 1);
        List<InputRecord> records = Vectors.inputs("story");
        InputRecord bad = records.get(records.size() - 1);
        cluster.publish(prefix, records);
        KeyPlacement failing = new FailingAt(records.size() - 1, failure);

        // When
        StoppedException death;
        try (CoachStreams coach = CoachStreams.start(
                settings(application, Map.of()),
                config -> CoachingTopology.of(config, Rules.AS_SHIPPED, failing, prefix))) {
            coach.awaitEnd();
            death = Objects.requireNonNull(coach.death());
        }

        // Then
        assertThat(death)
                .hasMessageStartingWith("Stopped at " + prefix + bad.topic().defaultName() + "-0@")
                .hasMessageContaining(told);
        assertThat(log).singleElement().asString().startsWith("The processor stops: Stopped at ");
    }

    /** Every record asks once where its key belongs: a place to fail at a chosen one. */
    private static final class FailingAt implements KeyPlacement {

        private final Runnable failure;
        private int left;

        FailingAt(int left, Runnable failure) {
            this.left = left;
            this.failure = failure;
        }

        @Override
        public boolean belongs(byte[] key, int partition) {
            if (left-- <= 0) {
                failure.run();
            }
            return true;
        }
    }

    private static List<InputRecord> history(int count) {
        List<InputRecord> records = new ArrayList<>();
        for (long seed = 0; records.size() < count; seed++) {
            if (HistoryGenerator.settings(seed).partitions() == 3) {
                HistoryGenerator.generate(seed, 1_000).forEach(input -> records.add(Histories.record(input)));
            }
        }
        return records;
    }

    /** The story's records are older than a minute; markers of transactions, which are new, are not refused. */
    private static void letRefuseOldRecords(String prefix, boolean refuse) throws Exception {
        for (Topic topic : Topic.outputs()) {
            cluster.set(
                    prefix + topic.defaultName(),
                    TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG,
                    refuse ? "60000" : Long.toString(Long.MAX_VALUE));
        }
    }

    private String nextLog() throws InterruptedException {
        return Objects.requireNonNull(log.poll(60, TimeUnit.SECONDS), "nothing logged in 60 s");
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("time it took").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    private static Settings settings(String application, Map<String, String> more) {
        return new Settings(
                kafka.bootstrapServers(),
                application + ".",
                application,
                folder.resolve(application),
                1,
                0,
                "classic",
                Rules.AS_SHIPPED,
                more);
    }
}
