package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.stream.Committed.perKey;
import static smscoach.stream.Committed.text;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smscoach.config.Settings;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Histories;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.reference.HistoryGenerator;

/**
 * The processor on a real broker, whoever starts it: what is committed is what a replay of the same records gives, byte
 * for byte.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ProcessorSuite {

    private static final int PARTITIONS = 3;
    private static final AtomicInteger RUN = new AtomicInteger();

    @TempDir
    private static Path folder = Path.of("");

    private final Broker broker;
    private final Cluster cluster;

    /** A broker that runs, and how to stop it. */
    record Broker(String bootstrapServers, Runnable stop) {}

    ProcessorSuite(Broker broker) {
        this.broker = broker;
        this.cluster = new Cluster(broker.bootstrapServers());
    }

    @BeforeAll
    void runTheStory() throws Exception {
        cluster.createTopics("story.", 1);
        cluster.publish("story.", Vectors.inputs("story"));
        Settings settings = settings("story.", "story", Rules.AS_SHIPPED);
        try (CoachStreams ignored = CoachStreams.start(settings, 1)) {
            cluster.awaitAllTaken("story", "story.");
        }
    }

    @AfterAll
    void stop() {
        cluster.close();
        broker.stop().run();
    }

    @ParameterizedTest
    @EnumSource(
            value = Topic.class,
            names = {"COACH_COMMANDS", "SMS_SESSION_EVENTS", "COACH_DEAD_LETTERS"},
            mode = EnumSource.Mode.EXCLUDE)
    void shouldCommitTheStorysOutputsToEachTopic(Topic topic) throws Exception {
        // When
        List<OutputRecord> found = cluster.outputs("story.", topic);

        // Then
        assertThat(found).isNotEmpty();
        assertThat(perKey(found).get(topic))
                .isEqualTo(perKey(new Committed(cluster, "story.").replayed(1, Rules.AS_SHIPPED))
                        .get(topic));
    }

    @Test
    void shouldCommitWhatAReplayOfRandomHistoriesGivesAlsoAcrossARestartWithoutLocalState() throws Exception {
        // Given
        long[] seeds = LongStream.range(0, 1_000)
                .filter(seed -> HistoryGenerator.settings(seed).partitions() == PARTITIONS)
                .limit(6)
                .toArray();
        Rules rules = Histories.rules(HistoryGenerator.settings(seeds[0]));
        List<InputRecord> records = new ArrayList<>();
        for (long seed : seeds) {
            HistoryGenerator.generate(seed, 1_000).forEach(input -> records.add(Histories.record(input)));
        }
        String prefix = "histories.";
        cluster.createTopics(prefix, PARTITIONS);

        // When
        int half = records.size() / 2;
        Settings first = settings(prefix, "histories", rules);
        try (CoachStreams coach = CoachStreams.start(first, PARTITIONS)) {
            coach.awaitRunning(Duration.ofSeconds(60));
            cluster.publish(prefix, records.subList(0, half));
            cluster.awaitAllTaken("histories", prefix);
            assertThat(coach.death()).isNull();
        }
        Settings second = settings(prefix, "histories", rules);
        try (CoachStreams ignored = CoachStreams.start(second, PARTITIONS)) {
            cluster.publish(prefix, records.subList(half, records.size()));
            cluster.awaitAllTaken("histories", prefix);
        }

        // Then
        Committed committed = new Committed(cluster, prefix);
        List<OutputRecord> found = committed.outputs();
        assertThat(found).hasSizeGreaterThan(records.size() / 2);
        assertThat(perKey(found)).isEqualTo(perKey(committed.replayed(PARTITIONS, rules)));
    }

    @Test
    void shouldNeitherStopNorLoseARecordHoweverHostile() throws Exception {
        // Given
        String prefix = "hostile.";
        cluster.createTopics(prefix, 1);
        String commands = prefix + Topic.COACH_COMMANDS.defaultName();
        String events = prefix + Topic.SMS_SESSION_EVENTS.defaultName();
        byte[] key = "cc-1".getBytes(StandardCharsets.UTF_8);
        byte[] largeNickname = command("c-large", "\"nickname\":\"" + "n".repeat(1_000_000) + "\",");
        byte[] largeIdentity = command("c".repeat(1_000_000), "");
        byte[] deep = ("{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}").getBytes(StandardCharsets.UTF_8);
        List<ProducerRecord<byte[], byte[]>> hostile = List.of(
                new ProducerRecord<>(commands, 0, key, largeNickname),
                new ProducerRecord<>(commands, 0, key, largeIdentity),
                new ProducerRecord<>(commands, 0, new byte[2_000_000], command("c-key", "")),
                new ProducerRecord<>(commands, 0, key, deep),
                new ProducerRecord<>(events, 0, key, new byte[] {'{', '"', (byte) 0xC0, (byte) 0x80, '"', '}'}),
                new ProducerRecord<>(events, 0, null, "{}".getBytes(StandardCharsets.UTF_8)),
                new ProducerRecord<>(events, 0, key, null),
                new ProducerRecord<>(commands, 0, null, null),
                new ProducerRecord<>(commands, 0, null, command("c-null-key", "")));

        // When
        Settings settings = settings(prefix, "hostile", Rules.AS_SHIPPED);
        try (KafkaProducer<byte[], byte[]> producer =
                        cluster.producer(Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip"));
                CoachStreams ignored = CoachStreams.start(settings, 1)) {
            for (ProducerRecord<byte[], byte[]> record : hostile) {
                producer.send(record).get();
            }
            producer.send(new ProducerRecord<>(commands, 0, key, command("c-good", "")))
                    .get();
            cluster.awaitAllTaken("hostile", prefix);
        }

        // Then
        List<String> replies = cluster.outputs(prefix, Topic.COACH_REPLIES).stream()
                .map(r -> text(r.value()))
                .toList();
        assertThat(replies).hasSize(2);
        assertThat(replies.getFirst()).contains("\"statusReason\":\"OUT_OF_RANGE\"", "nickname is longer than 256");
        assertThat(replies.getLast()).contains("c-good", "\"statusCode\":0");
        List<OutputRecord> deadLetters = cluster.outputs(prefix, Topic.COACH_DEAD_LETTERS);
        assertThat(deadLetters).hasSize(hostile.size() - 1);
        assertThat(deadLetters)
                .allSatisfy(letter -> assertThat(letter.headers())
                        .extracting(h -> h.name())
                        .contains(HeaderNames.ERROR_CODE, HeaderNames.ERROR_OFFSET));
        Committed committed = new Committed(cluster, prefix);
        assertThat(perKey(committed.outputs())).isEqualTo(perKey(committed.replayed(1, Rules.AS_SHIPPED)));
    }

    private static byte[] command(String id, String more) {
        return ("{\"commandId\":\"" + id + "\",\"contactCenterId\":\"cc-1\",\"operationName\":\"Coach\",\"supervisor\":"
                        + "{\"userId\":\"sup-1\",\"roles\":[\"supervisor\"]},\"userId\":\"agent-1\"," + more
                        + "\"issuedAt\":\"2026-01-01T00:00:00Z\"}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private Settings settings(String prefix, String applicationId, Rules rules) {
        Path stateDir = folder.resolve("state-" + RUN.incrementAndGet());
        return new Settings(
                broker.bootstrapServers(), prefix, applicationId, stateDir, 1, 0, "classic", rules, Map.of());
    }
}
