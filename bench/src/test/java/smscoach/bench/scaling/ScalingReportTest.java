package smscoach.bench.scaling;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.measure.Throughput;
import smscoach.bench.compare.report.ResultsFile;

class ScalingReportTest {

    private static final Layout ONE = new Layout(1, 1, 1);
    private static final Layout TWO = new Layout(4, 2, 1);
    private static final Layout WRONG = new Layout(4, 4, 1);

    private final ScalingResults results = new ScalingResults(
            new Machine(
                    Instant.EPOCH, "a processor", 2, 1L << 30, "an <OS>", "25", "4.3.1", "2.2.1", "c0ffee", "", 0.5),
            new ScalingPlan(7, 100, 2, List.of(ONE, TWO, WRONG)),
            false,
            102,
            List.of(
                    measured(ONE, 1_000, List.of(List.of(1)), null),
                    measured(TWO, 1_500, List.of(List.of(2), List.of(2)), null),
                    measured(WRONG, 9_000, List.of(), "wrote nothing"),
                    measured(ONE, 2_000, List.of(List.of(1)), null),
                    measured(TWO, 0, List.of(), "ended")));

    @TempDir
    private Path folder = Path.of("");

    private static Measured measured(
            Layout layout, double speed, List<List<Integer>> shares, @Nullable String problem) {
        return new Measured(
                layout,
                0.42,
                new Shares(shares),
                new Throughput(
                        "coach", layout.partitions(), 1, 1, problem, true, speed, 1, 12.34, 5.67, speed, 12.34, 1, 1));
    }

    @Test
    void shouldTellMachineRecordsAndSeed() {
        assertThat(ScalingReport.of(results))
                .contains("an <OS>, 2 processors (a processor), 1,024 MB; load before 0.50; build c0ffee")
                .contains("102 records, seed 7; 2 rounds");
    }

    @Test
    void shouldTellThatSomebodyEndedIt() {
        assertThat(ScalingReport.of(results)).contains("Ended before all of it was measured");
    }

    @Test
    void shouldGiveMedianLeastMostAndTheRestOfARow() {
        assertThat(ScalingReport.of(results))
                .anyMatch(
                        line -> line.matches("1x1x1 +1,500 \\(1,000-2,000\\) +1\\.00 +12\\.3 +5\\.7 +42 % +1 +right"));
    }

    @Test
    void shouldCompareWithTheFirstLayoutAndCountRoundsThatFailed() {
        assertThat(ScalingReport.of(results))
                .anyMatch(line -> line.matches("4x2x1 .* 1\\.00 .* 2 \\| 2 +1 of 2 rounds failed"));
    }

    @Test
    void shouldSayWhyALayoutHasNoFigures() {
        assertThat(ScalingReport.of(results)).anyMatch(line -> line.matches("4x4x1 +wrote nothing"));
    }

    @Test
    void shouldDrawABarForEveryLayoutWhoseFiguresCount() throws Exception {
        // When
        Document drawn = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(ScalingReport.picture(results).getBytes(UTF_8)));

        // Then
        assertThat(drawn.getElementsByTagName("rect").getLength()).isEqualTo(1 + 2);
        assertThat(drawn.getDocumentElement().getTextContent())
                .contains("1 partition, 1 instance, 1 thread", "4 partitions, 2 instances, 1 thread")
                .doesNotContain("4 instances");
    }

    @Test
    void shouldWriteEveryRoundAsJson() throws Exception {
        // Given
        Path file = folder.resolve("results.json");

        // When
        ResultsFile.write(results, file);

        // Then
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.at("/machine/processors").asInt()).isEqualTo(2);
        assertThat(json.at("/plan/seed").asInt()).isEqualTo(7);
        assertThat(json.at("/records").asInt()).isEqualTo(102);
        assertThat(json.at("/measured")).hasSize(5);
        assertThat(json.at("/measured/1/layout/instances").asInt()).isEqualTo(2);
        assertThat(json.at("/measured/1/shares/instances/0/0").asInt()).isEqualTo(2);
        assertThat(json.at("/measured/4/throughput/problem").asText()).isEqualTo("ended");
    }
}
