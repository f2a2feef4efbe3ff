package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "RUNNING, 0, Healthy: it processes (RUNNING).",
        "REBALANCING, 0, Healthy: it takes over partitions (REBALANCING).",
        "STARTING, 1, Not healthy: it is only starting: STARTING.",
        "CREATED, 1, Not healthy: it is only starting: CREATED.",
        "PENDING_SHUTDOWN, 1, Not healthy: it is stopping: PENDING_SHUTDOWN.",
        "PENDING_ERROR, 1, Not healthy: it stopped by itself: PENDING_ERROR.",
        "ERROR, 1, Not healthy: it stopped by itself: ERROR.",
        "NOT_RUNNING, 1, Not healthy: it stopped by itself: NOT_RUNNING.",
    })
    void shouldJudgeByTheState(String state, int exitCode, String sentence) throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("health"), state + "\n");

        // When
        Run run = Run.of("health", "--health-file", file.toString());

        // Then
        assertThat(run.exitCode()).isEqualTo(exitCode);
        assertThat(run.err()).isEqualToIgnoringNewLines(sentence);
    }

    @Test
    void shouldNotTrustASignThatIsOld() throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("health"), "RUNNING\n");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofSeconds(45))));

        // When
        Run usual = Run.of("health", "--health-file", file.toString());
        Run patient = Run.of("health", "--health-file", file.toString(), "--max-age", "2m");

        // Then
        assertThat(usual.exitCode()).isEqualTo(1);
        assertThat(usual.err()).startsWith("Not healthy: it last gave a sign 4").contains(" s ago, as RUNNING.");
        assertThat(patient.exitCode()).isZero();
    }

    @Test
    void shouldTellThatNothingRuns() {
        // When
        Run run = Run.of("health", "--health-file", folder.resolve("health").toString());

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("Not healthy: there is no file").contains("so it does not run.");
    }

    @Test
    void shouldRefuseToRunWithAHealthFileThatCannotBe() {
        // When
        Run run = Run.of("run", "--health-file", folder.resolve("no/health").toString());

        // Then
        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.err())
                .startsWith("coach: Cannot write --health-file")
                .contains("there is no such file or folder");
    }
}
