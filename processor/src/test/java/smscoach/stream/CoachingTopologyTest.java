package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.replay.KcatLines;

/** The wiring: sources, store, sinks. Order and exactly-once are proven on real brokers only. */
class CoachingTopologyTest {

    private static final String PREFIX = "test.";

    @TempDir
    private Path stateDir = Path.of("");

    @Test
    void shouldNotChangeTheTopologyUnintentionally() {
        // Given
        StreamsConfig config = new StreamsConfig(StreamsProperties.of(settings("")));

        // When
        String description = CoachingTopology.of(config, Rules.AS_SHIPPED, KeyPlacement.UNKNOWN, "")
                .describe()
                .toString();

        // Then
        new GoldenFile("stream/topology.txt").shouldBe(description);
    }

    /** Through stores of bytes and sinks, the same as through hash maps: values, keys, headers and timestamps. */
    @ParameterizedTest
    @ValueSource(strings = {"story", "history-1", "history-2"})
    void shouldGiveTheSameRecordsAsTheEngineAlone(String vector) throws Exception {
        // Given
        List<InputRecord> inputs = Vectors.inputs(vector);

        // When
        Map<Topic, List<String>> found = new HashMap<>();
        try (TopologyTestDriver driver = driver()) {
            Map<Topic, TestInputTopic<byte[], byte[]>> in = new HashMap<>();
            for (Topic topic : Topic.inputs()) {
                in.put(
                        topic,
                        driver.createInputTopic(
                                PREFIX + topic.defaultName(), new ByteArraySerializer(), new ByteArraySerializer()));
            }
            inputs.forEach(
                    record -> Objects.requireNonNull(in.get(record.topic())).pipeInput(test(record)));
            for (Topic topic : Topic.outputs()) {
                found.put(topic, read(driver, topic));
            }
        }

        // Then
        Map<Topic, List<String>> expected = new HashMap<>();
        Topic.outputs().forEach(topic -> expected.put(topic, new ArrayList<>()));
        Engine engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, PREFIX);
        for (InputRecord input : inputs) {
            engine.take(
                    input,
                    output ->
                            Objects.requireNonNull(expected.get(output.topic())).add(line(output)));
        }
        for (Topic topic : Topic.outputs()) {
            assertThat(found.get(topic)).as(topic.defaultName()).isEqualTo(expected.get(topic));
        }
    }

    private TopologyTestDriver driver() {
        Properties properties = StreamsProperties.of(settings(PREFIX));
        return new TopologyTestDriver(
                CoachingTopology.of(new StreamsConfig(properties), Rules.AS_SHIPPED, KeyPlacement.UNKNOWN, PREFIX),
                properties);
    }

    private Settings settings(String prefix) {
        return new Settings("localhost:1", prefix, "sms-coach", stateDir, 1, 0, "classic", Rules.AS_SHIPPED, Map.of());
    }

    private static TestRecord<byte[], byte[]> test(InputRecord record) {
        return new TestRecord<>(
                record.key(), record.value(), new RecordHeaders(), Instant.ofEpochMilli(record.timestamp()));
    }

    private static List<String> read(TopologyTestDriver driver, Topic topic) {
        TestOutputTopic<byte[], byte[]> out = driver.createOutputTopic(
                PREFIX + topic.defaultName(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<String> lines = new ArrayList<>();
        for (TestRecord<byte[], byte[]> record : out.readRecordsToList()) {
            List<RecordHeader> headers = new ArrayList<>();
            for (Header header : record.headers()) {
                headers.add(new RecordHeader(header.key(), header.value()));
            }
            lines.add(line(new OutputRecord(topic, record.key(), record.value(), headers, record.timestamp())));
        }
        return lines;
    }

    private static String line(OutputRecord output) {
        return new String(
                KcatLines.write(
                        output.topic().defaultName(),
                        0,
                        0,
                        "create",
                        output.timestamp(),
                        output.headers(),
                        output.key(),
                        output.value()),
                StandardCharsets.UTF_8);
    }
}
