package smscoach.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.reference.NaiveCoach.Header;
import smscoach.reference.NaiveCoach.Input;
import smscoach.reference.NaiveCoach.Output;
import smscoach.reference.NaiveCoach.Settings;

class VectorsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"story", "history-1", "history-2"})
    void shouldGiveTheExpectedOutputs(String name) throws IOException {
        // Given
        NaiveCoach coach = new NaiveCoach(Settings.DEFAULT);
        List<Input> inputs = new ArrayList<>();
        for (String line : lines(name + ".in.jsonl")) {
            inputs.add(RecordLines.parse(line));
        }
        Map<String, List<JsonNode>> expected = new TreeMap<>();
        for (String line : lines(name + ".out.jsonl")) {
            JsonNode record = MAPPER.readTree(line);
            expected.computeIfAbsent(record.get("topic").textValue(), topic -> new ArrayList<>())
                    .add(record);
        }

        // When
        Map<String, List<JsonNode>> actual = new TreeMap<>();
        for (Input input : inputs) {
            for (Output output : coach.process(input)) {
                actual.computeIfAbsent(output.topic(), topic -> new ArrayList<>())
                        .add(line(output));
            }
        }

        // Then
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((topic, records) -> assertThat(strings(actual.getOrDefault(topic, List.of())))
                .as(topic)
                .containsExactlyElementsOf(strings(records)));
    }

    private static List<String> strings(List<JsonNode> records) {
        return records.stream().map(JsonNode::toString).toList();
    }

    private static JsonNode line(Output output) throws IOException {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("topic", output.topic());
        line.put("key", RecordLines.readable(output.key()));
        if (output.topic().equals("coach-dead-letters")) {
            line.putObject("value")
                    .put("code", header(output, "coach.error.code"))
                    .put("payload", RecordLines.readable(output.value()));
            return line;
        }
        byte[] value = output.value();
        line.set("value", value == null ? MAPPER.nullNode() : MAPPER.readTree(value));
        String reason = header(output, "coach.reason");
        return reason == null ? line : line.put("reason", reason);
    }

    private static @Nullable String header(Output output, String name) {
        for (Header header : output.headers()) {
            if (header.name().equals(name)) {
                return RecordLines.readable(header.value());
            }
        }
        return null;
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = VectorsTest.class.getResourceAsStream("/vectors/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
