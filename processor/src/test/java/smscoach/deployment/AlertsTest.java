package smscoach.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The alert rules ask for metrics that there are, and tell whoever is woken what to do. */
class AlertsTest {

    private static final String FOLDER = "ops/prometheus";
    private static final String RULES = FOLDER + "/alerts.yml";
    private static final String TESTS = FOLDER + "/tests";
    private static final Tool PROMTOOL = new Tool("promtool", "Debian: apt-get install prometheus");

    static Stream<JsonNode> alerts() {
        return ProjectFiles.each(ProjectFiles.yaml(RULES).at("/groups"))
                .flatMap(group -> ProjectFiles.each(group.get("rules")));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void shouldAskForDocumentedMetrics(JsonNode alert) {
        DocumentedMetrics.requireThatTheyHold(alert.get("expr").asText(), name(alert));
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void shouldTellHowBadItIsAndWhatToDo(JsonNode alert) {
        // Given
        String runbook = alert.at("/annotations/runbook_url").asText();

        // Then
        assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning");
        assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
        assertThat(alert.at("/annotations/description").asText()).isNotBlank();
        assertThat(runbook).endsWith("docs/operations.md#" + name(alert).toLowerCase(Locale.ROOT));
        assertThat(ProjectFiles.read("docs/operations.md")).containsPattern("(?m)^### " + name(alert) + "$");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void shouldHaveATestInWhichItFiresAndOneInWhichItDoesNot(JsonNode alert) {
        // Given
        List<JsonNode> expected = ProjectFiles.in(TESTS).stream()
                .map(ProjectFiles::yaml)
                .flatMap(file -> ProjectFiles.each(file.get("tests")))
                .flatMap(test -> ProjectFiles.each(test.get("alert_rule_test")))
                .filter(test -> test.get("alertname").asText().equals(name(alert)))
                .map(test -> test.path("exp_alerts"))
                .toList();

        // Then
        assertThat(expected).anyMatch(alerts -> !alerts.isEmpty()).anyMatch(JsonNode::isEmpty);
    }

    @Test
    void shouldBeRulesAndASettingThatPrometheusTakes() throws Exception {
        promtoolSucceeds("check", "config", "prometheus.yml");
    }

    @Test
    void shouldFireWhenTheyMustAndOnlyThen() throws Exception {
        List<String> arguments = Stream.concat(
                        Stream.of("test", "rules"),
                        ProjectFiles.in(TESTS).stream().map(test -> test.substring(FOLDER.length() + 1)))
                .toList();
        promtoolSucceeds(arguments.toArray(String[]::new));
    }

    private static void promtoolSucceeds(String... arguments) throws IOException, InterruptedException {
        PROMTOOL.requireInstalled();
        Tool.Result result = PROMTOOL.run(ProjectFiles.path(FOLDER), arguments);
        assertThat(result.exitCode()).as(result.output()).isZero();
    }

    private static String name(JsonNode alert) {
        return alert.get("alert").asText();
    }
}
