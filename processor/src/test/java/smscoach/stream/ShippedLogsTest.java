package smscoach.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.cli.ShippedLogging;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;

/** What the topology logs as it is shipped, of histories with texts in them, under settings with secrets in them. */
class ShippedLogsTest {

    private static final String SECRET = "swordfish-4711";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path stateDir = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"INFO", "DEBUG", "TRACE"})
    void shouldHoldNoTextAndNoSecret(String level) throws Exception {
        // Given
        Set<String> texts = new HashSet<>(Set.of(SECRET));

        // When
        String log = logOf(level, texts);

        // Then
        assertThat(texts).hasSizeGreaterThan(10);
        assertThat(log).contains("Dead letter");
        for (String text : texts) {
            assertThat(log.contains(text)).as("the log tells \"%s\"", text).isFalse();
        }
    }

    @Test
    void shouldNameTheContactCenterAndThePlaceInFieldsOfALine() throws Exception {
        // When
        List<JsonNode> lines = new ArrayList<>();
        for (String line : logOf("INFO", new HashSet<>()).lines().toList()) {
            lines.add(JSON.readTree(line));
        }

        // Then
        assertThat(lines)
                .filteredOn(line -> line.path("formattedMessage").asText().startsWith("Dead letter "))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(fields(line)).containsKeys("code", "position", "contactCenterId"));
        assertThat(lines)
                .filteredOn(line -> line.path("formattedMessage").asText().startsWith("Processing partition "))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(fields(line)).containsKeys("partition", "liveSessions", "subscriptions"));
    }

    /** All vectors through the topology; the texts in them are added to the set. */
    private String logOf(String level, Set<String> texts) throws Exception {
        Map<String, String> variables =
                Map.of("COACH_LOG_FORMAT", "json", "COACH_LOG_LEVEL", level, "COACH_LOG_LEVEL_OTHERS", level);
        try (ShippedLogging log = new ShippedLogging(variables)) {
            for (String vector : List.of("story", "history-1", "history-2")) {
                Properties properties = StreamsProperties.of(settings(vector));
                try (TopologyTestDriver driver = new TopologyTestDriver(
                        CoachingTopology.of(new StreamsConfig(properties), Rules.AS_SHIPPED, KeyPlacement.UNKNOWN, ""),
                        properties,
                        Instant.EPOCH)) {
                    take(driver, Vectors.inputs(vector), texts);
                    take(driver, List.of(unreadable()), texts);
                }
            }
            return log.take();
        }
    }

    private static void take(TopologyTestDriver driver, List<InputRecord> records, Set<String> texts)
            throws IOException {
        Map<Topic, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
        for (InputRecord record : records) {
            inputs.computeIfAbsent(
                            record.topic(),
                            topic -> driver.createInputTopic(
                                    topic.defaultName(), new ByteArraySerializer(), new ByteArraySerializer()))
                    .pipeInput(new TestRecord<>(
                            record.key(), record.value(), Instant.ofEpochMilli(Math.max(0, record.timestamp()))));
            texts.addAll(texts(record));
        }
    }

    /** A dead letter whose value nobody can read is not to be told of either. */
    private static InputRecord unreadable() {
        return new InputRecord(
                Topic.SMS_SESSION_EVENTS,
                0,
                0,
                0,
                "cc-1".getBytes(UTF_8),
                "{\"text\":\"a text in a broken record".getBytes(UTF_8),
                List.of());
    }

    private static Set<String> texts(InputRecord record) throws IOException {
        Set<String> texts = new HashSet<>();
        if (record.value() != null) {
            try {
                JSON.readTree(record.value()).findValuesAsText("text").stream()
                        .filter(text -> text.length() > 3)
                        .forEach(texts::add);
            } catch (JsonProcessingException e) {
                texts.add("a text in a broken record");
            }
        }
        return texts;
    }

    private static Map<String, String> fields(JsonNode line) {
        Map<String, String> fields = new HashMap<>();
        line.path("kvpList")
                .forEach(pair -> pair.properties()
                        .forEach(field ->
                                fields.put(field.getKey(), field.getValue().asText())));
        return fields;
    }

    private Settings settings(String name) {
        return new Settings(
                "localhost:1",
                "",
                "sms-coach",
                stateDir.resolve(name),
                1,
                0,
                "classic",
                Rules.AS_SHIPPED,
                Map.of(
                        "security.protocol",
                        "SASL_SSL",
                        "sasl.mechanism",
                        "PLAIN",
                        "sasl.jaas.config",
                        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"coach\" password=\""
                                + SECRET + "\";"));
    }
}
