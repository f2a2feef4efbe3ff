package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.SimulatedHistory;

/**
 * How much the processor writes for what it reads, to its outputs and to its changelog. It is the same on every machine,
 * and what brokers, networks and disks carry.
 */
class WrittenBytesTest {

    private static final int RECORDS = 20_000;

    /** About what a task with a backlog works off from one commit to the next. */
    private static final int COMMIT = 1_000;

    /** In all of that history, and for one record of it. */
    private static final String TABLE = """
            supervisor-session-events      1957   1239540   0.0979   61.98
            coach-replies                  1244    561160   0.0622   28.06
            coach-subscriptions             563    188335   0.0282    9.42
            coached-sessions               2001    842506   0.1001   42.13
            sms-customer-messages          6202   3269502   0.3101  163.48
            sms-message-deliveries        12814   7673204   0.6407  383.66
            coach-dead-letters              124     66570   0.0062    3.33
            all outputs                   24905  13840817   1.2453  692.04
            changelog, 1 a commit         53971   2152794   2.6986  107.64
            changelog, 1,000 a commit     11210    701359   0.5605   35.07
            """;

    @TempDir
    private Path stateDir = Path.of("");

    @Test
    void shouldWriteNoMoreThanItMust() {
        // Given
        List<InputRecord> history = SimulatedHistory.of(RECORDS);

        // When
        String table = table(write(history, 1), write(history, COMMIT));

        // Then
        assertThat(table).as("""
                        What the processor writes has changed: records, bytes, and both for each input record.
                        If this is not meant, git bisect finds the change. If it is, put the table that was found into
                        WrittenBytesTest, and say in the commit why.""").isEqualTo(TABLE);
    }

    /** What is counted here is what Kafka Streams sends, as far as its own driver can tell: it commits each record. */
    @Test
    void shouldCountWhatKafkaStreamsSends() {
        // Given
        List<InputRecord> history = SimulatedHistory.of(500);

        // When
        Map<String, Written.Count> counted = write(history, 1);

        // Then
        assertThat(counted).isEqualTo(sent(history));
    }

    private static String table(Map<String, Written.Count> idle, Map<String, Written.Count> busy) {
        StringBuilder table = new StringBuilder();
        Written.Count all = new Written.Count(0, 0);
        for (Topic topic : Topic.outputs()) {
            Written.Count count = count(busy, topic.defaultName());
            table.append(count.row(topic.defaultName(), RECORDS));
            all = all.plus(count);
        }
        return table.append(all.row("all outputs", RECORDS))
                .append(count(idle, HandCommittedTask.CHANGELOG).row("changelog, 1 a commit", RECORDS))
                .append(count(busy, HandCommittedTask.CHANGELOG).row("changelog, 1,000 a commit", RECORDS))
                .toString();
    }

    private static Written.Count count(Map<String, Written.Count> written, String topic) {
        return written.getOrDefault(topic, new Written.Count(0, 0));
    }

    private static Map<String, Written.Count> write(List<InputRecord> history, int commit) {
        HandCommittedTask task = new HandCommittedTask();
        for (int i = 0; i < history.size(); i++) {
            task.take(history.get(i));
            if ((i + 1) % commit == 0) {
                task.commit();
            }
        }
        return task.written();
    }

    private Map<String, Written.Count> sent(List<InputRecord> history) {
        Properties properties = StreamsProperties.of(
                new Settings("localhost:1", "", "sms-coach", stateDir, 1, 0, "classic", Rules.AS_SHIPPED, Map.of()));
        Written written = new Written();
        try (TopologyTestDriver driver = new TopologyTestDriver(
                CoachingTopology.of(new StreamsConfig(properties), Rules.AS_SHIPPED, KeyPlacement.UNKNOWN, ""),
                properties)) {
            Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new EnumMap<>(Topic.class);
            for (Topic topic : Topic.inputs()) {
                inputs.put(
                        topic,
                        driver.createInputTopic(
                                topic.defaultName(), new ByteArraySerializer(), new ByteArraySerializer()));
            }
            for (InputRecord record : history) {
                Objects.requireNonNull(inputs.get(record.topic()))
                        .pipeInput(new TestRecord<>(
                                record.key(), record.value(), Instant.ofEpochMilli(record.timestamp())));
            }
            for (String topic : driver.producedTopicNames()) {
                driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                        .readRecordsToList()
                        .forEach(record -> written.add(topic, record.key(), record.value(), record.headers()));
            }
        }
        return written.counts();
    }
}
