package smscoach.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compose file keeps what it says: nothing but loopback, everything twice, and time to stop. */
class ComposeTest {

    private static final List<String> KAFKA = List.of("kafka-1", "kafka-2", "kafka-3");
    private static final List<String> INSTANCES = List.of("coach-1", "coach-2");
    private static final int SECONDS_TO_CLOSE = 20;

    private static final JsonNode SERVICES =
            ProjectFiles.yaml("docker-compose.yml").get("services");

    static Stream<String> everyService() {
        return SERVICES.properties().stream().map(Map.Entry::getKey);
    }

    @ParameterizedTest
    @MethodSource("everyService")
    void shouldPublishPortsOnLoopbackOnly(String service) {
        assertThat(ProjectFiles.each(SERVICES.get(service).path("ports")).map(JsonNode::asText))
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @ParameterizedTest
    @MethodSource("everyService")
    void shouldBoundMemoryAndPinImages(String service) {
        assertThat(SERVICES.get(service).path("mem_limit").asText()).matches("\\d+[mg]");
        assertThat(SERVICES.get(service).path("image").asText()).matches("sms-coach|[a-z/]+:v?\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void shouldKeepEveryInternalTopicOnAllNodes() {
        for (String node : KAFKA) {
            ObjectNode settings = (ObjectNode) SERVICES.get(node).get("environment");
            settings.properties().forEach(setting -> {
                if (setting.getKey().endsWith("REPLICATION_FACTOR")) {
                    assertThat(setting.getValue().asInt()).as(setting.getKey()).isEqualTo(KAFKA.size());
                }
                if (setting.getKey().endsWith("MIN_ISR") || setting.getKey().endsWith("MIN_INSYNC_REPLICAS")) {
                    assertThat(setting.getValue().asInt()).as(setting.getKey()).isEqualTo(2);
                }
            });
        }
    }

    @Test
    void shouldGiveEachInstanceItsStateAndTimeToClose() {
        // Given
        List<String> volumes = new ArrayList<>();

        // Then
        for (String instance : INSTANCES) {
            JsonNode service = SERVICES.get(instance);
            assertThat(service.get("read_only").asBoolean()).isTrue();
            assertThat(service.get("restart").asText()).isEqualTo("unless-stopped");
            assertThat(Integer.parseInt(
                            service.get("stop_grace_period").asText().replace("s", "")))
                    .isGreaterThan(SECONDS_TO_CLOSE);
            volumes.add(service.at("/volumes/0").asText());
        }
        assertThat(volumes).doesNotHaveDuplicates().allMatch(volume -> volume.endsWith(":/var/lib/coach"));
    }

    @Test
    void shouldHavePrometheusScrapeEveryInstance() {
        // Given
        JsonNode targets =
                ProjectFiles.yaml("ops/prometheus/prometheus.yml").at("/scrape_configs/0/static_configs/0/targets");
        String port = SERVICES.get(INSTANCES.getFirst())
                .at("/environment/COACH_HTTP_PORT")
                .asText();

        // Then
        assertThat(ProjectFiles.each(targets).map(JsonNode::asText))
                .containsExactlyElementsOf(INSTANCES.stream()
                        .map(instance -> instance + ":" + port)
                        .toList());
    }
}
