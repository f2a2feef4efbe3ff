package smscoach.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.domain.Rules;

/** The specification's vectors: input records, and the outputs that each topic must have in this order. */
class VectorsReplayTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"story", "history-1", "history-2"})
    void shouldGiveTheExpectedOutputsOfEveryTopicInOrder(String vector) throws Exception {
        // Given
        ByteArrayOutputStream replayed = new ByteArrayOutputStream();

        // When
        try (InputStream in = resource(vector + ".in.jsonl")) {
            new FileReplay(Rules.AS_SHIPPED, "").replay(in, replayed);
        }

        // Then
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (String line : replayed.toString(StandardCharsets.UTF_8).lines().toList()) {
            add(found, comparable(MAPPER.readTree(line)));
        }
        Map<String, List<String>> expected = new LinkedHashMap<>();
        try (InputStream out = resource(vector + ".out.jsonl")) {
            for (String line : new String(out.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                add(expected, MAPPER.readTree(line));
            }
        }
        assertThat(found.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach(
                (topic, lines) -> assertThat(found.get(topic)).as(topic).containsExactlyElementsOf(lines));
    }

    private static void add(Map<String, List<String>> byTopic, JsonNode line) {
        byTopic.computeIfAbsent(line.path("topic").asText(), t -> new ArrayList<>())
                .add(line.toString());
    }

    /** An output line in the form of the vectors: no positions, a reason and a code in place of headers. */
    private static JsonNode comparable(JsonNode line) throws Exception {
        ObjectNode comparable = MAPPER.createObjectNode();
        comparable.set("topic", line.get("topic"));
        comparable.set("key", line.get("key"));
        if (line.path("topic").asText().equals("coach-dead-letters")) {
            ObjectNode value = comparable.putObject("value");
            value.put("code", header(line, "coach.error.code"));
            value.set("payload", line.get("payload"));
            return comparable;
        }
        if (line.path("payload").isNull()) {
            comparable.putNull("value");
            String reason = header(line, "coach.reason");
            if (reason != null) {
                comparable.put("reason", reason);
            }
            return comparable;
        }
        JsonNode value = MAPPER.readTree(line.path("payload").asText());
        if (value.has("statusMessage")) {
            ((ObjectNode) value).put("statusMessage", "?");
        }
        comparable.set("value", value);
        return comparable;
    }

    private static @Nullable String header(JsonNode line, String name) {
        JsonNode headers = line.path("headers");
        for (int i = 0; i < headers.size(); i += 2) {
            if (headers.get(i).asText().equals(name)) {
                return headers.get(i + 1).asText();
            }
        }
        return null;
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(
                VectorsReplayTest.class.getResourceAsStream("/vectors/" + name), "vectors/" + name);
    }
}
