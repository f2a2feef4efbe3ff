package smscoach.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The dashboard asks for metrics that there are, and Grafana finds it and its data source. */
class DashboardTest {

    private static final String DASHBOARD = "ops/grafana/dashboards/sms-coach.json";
    private static final String PROVISIONING = "ops/grafana/provisioning";
    private static final int COLUMNS = 24;

    static Stream<JsonNode> queries() {
        return panels().filter(panel -> !isRow(panel))
                .flatMap(panel -> ProjectFiles.each(panel.get("targets")))
                .map(target -> target.get("expr"));
    }

    static Stream<JsonNode> panels() {
        return ProjectFiles.each(ProjectFiles.json(DASHBOARD).get("panels"));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void shouldAskForDocumentedMetrics(JsonNode query) {
        DocumentedMetrics.requireThatTheyHold(query.asText(), "a panel");
    }

    @Test
    void shouldHaveTheRowsThatAnOperatorLooksFor() {
        assertThat(panels().filter(DashboardTest::isRow).map(DashboardTest::title))
                .containsExactly("Business", "Latency", "Engine", "JVM");
    }

    @ParameterizedTest
    @MethodSource("panels")
    void shouldSayWhatAPanelShows(JsonNode panel) {
        assertThat(title(panel)).isNotBlank();
        if (!isRow(panel)) {
            assertThat(panel.path("description").asText()).as(title(panel)).isNotBlank();
            assertThat(panel.at("/datasource/uid").asText())
                    .as(title(panel))
                    .isEqualTo(dataSource().get("uid").asText());
            assertThat(panel.at("/fieldConfig/defaults/unit").asText())
                    .as(title(panel))
                    .isNotBlank();
        }
    }

    @Test
    void shouldPlaceNoPanelOnAnotherAndNumberThemOnce() {
        // Given
        List<JsonNode> panels = panels().toList();
        Set<String> taken = new HashSet<>();

        // Then
        assertThat(panels.stream().map(panel -> panel.get("id").asInt())).doesNotHaveDuplicates();
        for (JsonNode panel : panels) {
            JsonNode place = panel.get("gridPos");
            int left = place.get("x").asInt();
            int top = place.get("y").asInt();
            assertThat(left + place.get("w").asInt()).as(title(panel)).isLessThanOrEqualTo(COLUMNS);
            for (int x = left; x < left + place.get("w").asInt(); x++) {
                for (int y = top; y < top + place.get("h").asInt(); y++) {
                    assertThat(taken.add(x + "/" + y))
                            .as("%s lies alone", title(panel))
                            .isTrue();
                }
            }
        }
    }

    @Test
    void shouldBeFoundWhereTheComposeFileMountsIt() {
        // Given
        JsonNode grafana = ProjectFiles.yaml("docker-compose.yml").at("/services/grafana");
        JsonNode provider =
                ProjectFiles.yaml(PROVISIONING + "/dashboards/sms-coach.yml").at("/providers/0");
        String folder = provider.at("/options/path").asText();

        // Then
        assertThat(ProjectFiles.each(grafana.get("volumes")).map(JsonNode::asText))
                .contains("./ops/grafana/dashboards:" + folder + ":ro");
        assertThat(grafana.at("/environment/GF_DASHBOARDS_DEFAULT_HOME_DASHBOARD_PATH")
                        .asText())
                .isEqualTo(folder + "/sms-coach.json");
        assertThat(dataSource().get("url").asText()).isEqualTo("http://prometheus:9090");
    }

    private static JsonNode dataSource() {
        return ProjectFiles.yaml(PROVISIONING + "/datasources/prometheus.yml").at("/datasources/0");
    }

    private static boolean isRow(JsonNode panel) {
        return panel.get("type").asText().equals("row");
    }

    private static String title(JsonNode panel) {
        return panel.get("title").asText();
    }
}
