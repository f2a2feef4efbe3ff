package smscoach.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.report.ResultsFile;

class StartupReportTest {

    private final StartupResults results = new StartupResults(
            new Machine(
                    Instant.EPOCH, "a processor", 2, 1L << 30, "an <OS>", "25", "4.3.1", "2.2.1", "c0ffee", "", 0.5),
            StartupPlan.ofRounds(3),
            false,
            List.of(
                    new Start("coach", 1, null, 1_000, 1_500),
                    new Start("coach", 2, null, 3_000, 3_500),
                    new Start("coach", 3, null, 2_000, 2_500),
                    new Start("limit", 1, null, 700, 900),
                    Start.failed("limit", 2, "limit has ended"),
                    Start.failed("streams", 1, "no output within 120 s")));

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldGiveTheMedianWithTheLeastAndTheMost() {
        assertThat(StartupReport.of(results))
                .anyMatch(line -> line.matches("coach +2,000 \\(1,000-3,000\\) +2,500 \\(1,500-3,500\\) +3"));
    }

    @Test
    void shouldTellThatSomebodyEndedIt() {
        assertThat(StartupReport.of(results)).contains("Ended before all of it was measured");
    }

    @Test
    void shouldCountTheStartsThatFailed() {
        assertThat(StartupReport.of(results)).anyMatch(line -> line.startsWith("limit") && line.endsWith("1 of 2"));
    }

    @Test
    void shouldSayWhyThereAreNoFigures() {
        assertThat(StartupReport.of(results)).anyMatch(line -> line.matches("streams +no output within 120 s"));
    }

    @Test
    void shouldWriteEveryStartAsJson() throws Exception {
        // Given
        Path file = folder.resolve("results.json");

        // When
        ResultsFile.write(results, file);

        // Then
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/plan/rounds").asInt()).isEqualTo(3);
        assertThat(json.at("/starts")).hasSize(6);
        assertThat(json.at("/starts/0/outputMillis").asDouble()).isEqualTo(1_500);
        assertThat(json.at("/starts/5/problem").asText()).isEqualTo("no output within 120 s");
    }
}
