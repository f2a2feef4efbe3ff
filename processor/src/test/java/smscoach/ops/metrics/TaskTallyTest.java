package smscoach.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.Topic;
import smscoach.domain.Outcome;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.stream.TaskMeter;
import smscoach.stream.Vectors;

class TaskTallyTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final CoachingMetrics metrics =
            new CoachingMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM));
    private final TaskMeter task = metrics.task(3);

    @ParameterizedTest
    @ValueSource(strings = {"story", "history-1", "history-2"})
    void shouldCountWhatTheOutputsSay(String vector) throws Exception {
        // Given
        Map<String, Double> expected = new TreeMap<>();

        // When
        take(vector, expected);
        task.committed();

        // Then
        assertThat(counted()).isEqualTo(expected);
    }

    @Test
    void shouldCountOnceWhatIsUndoneAndDoneAgain() throws Exception {
        // Given
        Map<String, Double> expected = new TreeMap<>();
        take("story", new TreeMap<>());
        assertThat(counted()).isEmpty();

        // When
        task.ended();
        TaskMeter again = metrics.task(3);
        take("story", expected, again);
        again.committed();
        again.committed();

        // Then
        assertThat(counted()).isEqualTo(expected);
    }

    @Test
    void shouldTellTheSizeOfTheStateWhileThePartitionIsHere() {
        // When
        task.stored(7, 5);
        task.committed();
        task.stored(8, 5);

        // Then
        assertThat(scrape().value("smscoach_live_sessions{partition=\"3\"}")).isEqualTo(7);
        assertThat(scrape().value("smscoach_active_subscriptions{partition=\"3\"}"))
                .isEqualTo(5);

        // When
        task.ended();

        // Then
        assertThat(scrape().values()).doesNotContainKey("smscoach_live_sessions{partition=\"3\"}");
    }

    private void take(String vector, Map<String, Double> expected) throws Exception {
        take(vector, expected, task);
    }

    private static void take(String vector, Map<String, Double> expected, TaskMeter meter) throws Exception {
        Engine engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "");
        for (InputRecord input : Vectors.inputs(vector)) {
            Outcome outcome = engine.take(input, output -> {
                meter.wrote(input.topic(), output);
                expect(expected, input.topic(), output);
            });
            meter.took(input, outcome);
            count(expected, "records_taken", "topic", input.topic().defaultName());
            switch (outcome) {
                case Outcome.Answered answered
                when answered.repeated() -> count(expected, "duplicates", "kind", "command");
                case Outcome.Answered ignored -> {}
                case Outcome.Applied ignored -> {}
                case Outcome.Duplicate ignored -> count(expected, "duplicates", "kind", "event");
                case Outcome.DeadLettered letter ->
                    count(expected, "dead_letters", "code", letter.code().name());
            }
        }
    }

    private static void expect(Map<String, Double> expected, Topic input, OutputRecord output) {
        count(expected, "records_written", "topic", output.topic().defaultName());
        boolean isRead = output.topic() == Topic.COACH_REPLIES || output.topic() == Topic.SUPERVISOR_SESSION_EVENTS;
        if (!isRead || output.value() == null) {
            return;
        }
        var value = json(output.value());
        String reason = value.path("reason").asText();
        if (output.topic() == Topic.COACH_REPLIES) {
            expected.merge(
                    "smscoach_replies_total{status_code=\""
                            + value.path("statusCode").asInt() + "\",status_reason=\""
                            + value.path("statusReason").asText("none") + "\"}",
                    1.0,
                    Double::sum);
        } else if (output.topic() == Topic.SUPERVISOR_SESSION_EVENTS) {
            switch (value.path("type").asText()) {
                case "Delivered" -> {
                    boolean byAccept = input == Topic.SMS_SESSION_EVENTS;
                    count(expected, "deliveries", "cause", byAccept ? "accept" : "intrude");
                    if (byAccept) {
                        expected.merge("smscoach_accept_to_delivery_seconds_count", 1.0, Double::sum);
                    }
                }
                case "Left" -> count(expected, "leaves", "reason", reason);
                case "Revoked" -> count(expected, "revocations", "reason", reason);
                default -> {}
            }
        }
    }

    private static void count(Map<String, Double> expected, String name, String label, String value) {
        expected.merge("smscoach_" + name + "_total{" + label + "=\"" + value + "\"}", 1.0, Double::sum);
    }

    /** All that counted, but for the buckets of histograms, which depend on the time. */
    private Map<String, Double> counted() {
        Map<String, Double> counted = new TreeMap<>(scrape().values());
        counted.entrySet()
                .removeIf(each -> each.getValue() == 0
                        || each.getKey().contains("_bucket{")
                        || each.getKey().endsWith("_sum")
                        || each.getKey().endsWith("_max"));
        return counted;
    }

    private Series scrape() {
        try {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(text, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
            return Series.of(text.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
