package smscoach.bench.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.report.ResultsFile;

class StateReportTest {

    private static final Machine MACHINE = new Machine(
            Instant.EPOCH, "a processor", 2, 1L << 30, "an OS", "25", "4.3.1", "not here", "c0ffee", "", 0.5);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldGiveTheMedianOfTheRoundsWithTheLeastAndTheMost() {
        // When
        List<String> lines =
                report(found(1_000, 1, 3_000, 100), found(1_000, 2, 1_000, 100), found(1_000, 3, 2_000, 100));

        // Then
        assertThat(lines).anyMatch(line -> line.matches(" +1,000 +2,000 \\(1,000-3,000\\) .*"));
    }

    @Test
    void shouldSayWhenTheGoalsAreReached() {
        // When
        List<String> lines = report(found(1_000, 1, 2_000, 100), found(100_000, 1, 1_800, 1_024));

        // Then
        assertThat(lines)
                .contains(
                        "throughput with 100,000 live sessions against 1,000: 0.90 (goal: at least 0.9; reached)",
                        "heap and RocksDB, all of it, for each of 100,000 live sessions: 1,024 bytes"
                                + " (goal: at most 1,024; reached)");
    }

    @Test
    void shouldSayWhenTheGoalsAreMissed() {
        // When
        List<String> lines = report(found(1_000, 1, 2_000, 100), found(100_000, 1, 1_780, 1_025));

        // Then
        assertThat(lines)
                .contains(
                        "throughput with 100,000 live sessions against 1,000: 0.89 (goal: at least 0.9; not reached)",
                        "heap and RocksDB, all of it, for each of 100,000 live sessions: 1,025 bytes"
                                + " (goal: at most 1,024; not reached)");
    }

    @Test
    void shouldTellWhatEachSessionMoreTakes() {
        // When
        List<String> lines = report(found(1_000, 1, 2_000, 2_000), found(2_000, 1, 2_000, 1_500));

        // Then
        assertThat(lines).contains("for each live session more, from 1,000 to 2,000: 1,000 bytes");
    }

    @Test
    void shouldTellThatSomebodyEndedIt() {
        assertThat(report(found(1_000, 1, 2_000, 100))).contains("Ended before all of it was measured");
    }

    @Test
    void shouldLeaveOutWhatDoesNotCount() {
        // When
        List<String> lines = report(found(1_000, 1, 2_000, 100), Figures.failed(1_000, 2, "told nobody"));

        // Then
        assertThat(lines)
                .anyMatch(line -> line.matches(" +1,000 +2,000 \\(2,000-2,000\\) .*"))
                .anyMatch(line -> line.matches(" +1,000 round 2 does not count: told nobody"))
                .noneMatch(line -> line.startsWith("throughput"));
    }

    @Test
    void shouldWriteEveryFigureIntoTheFile() throws Exception {
        // Given
        Path file = folder.resolve("state.json");

        // When
        ResultsFile.write(results(found(1_000, 1, 2_000, 100)), file);

        // Then
        JsonNode written = JsonMapper.builder().build().readTree(file.toFile());
        assertThat(written.at("/plan/seed").asLong()).isEqualTo(1);
        assertThat(written.at("/machine/kafka").asText()).isEqualTo("4.3.1");
        assertThat(written.at("/figures/0/recordsPerSecond").asDouble()).isEqualTo(2_000);
        assertThat(written.at("/figures/0/stored/changelogBytes").asLong()).isEqualTo(7);
    }

    private static List<String> report(Figures... figures) {
        return StateReport.of(results(figures));
    }

    private static Results results(Figures... figures) {
        List<Integer> sizes =
                List.of(figures).stream().map(Figures::liveSessions).distinct().toList();
        return new Results(MACHINE, new Plan(1, sizes, 10, 10, 10, 1), false, List.of(figures));
    }

    private static Figures found(int sessions, int round, double speed, long bytesPerSession) {
        long bytes = sessions * bytesPerSession;
        long heap = bytes / 4;
        Figures.Stored stored = new Figures.Stored(bytes - heap, 7);
        return new Figures(sessions, round, null, speed, 10, 1, 1, heap, bytes, stored, stored, 1, 2);
    }
}
