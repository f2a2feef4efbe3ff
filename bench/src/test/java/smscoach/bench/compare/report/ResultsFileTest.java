package smscoach.bench.compare.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {

    @TempDir
    private Path folder = Path.of("");

    private record Measured(Instant at, Duration warmUp, long count) {}

    @Test
    void shouldWriteTimesAsTheyAreRead() throws Exception {
        // Given
        Path file = folder.resolve("results.json");

        // When
        ResultsFile.write(new Measured(Instant.parse("2026-11-26T16:00:00Z"), Duration.ofSeconds(60), 3), file);

        // Then
        assertThat(Files.readString(file))
                .contains("\"at\" : \"2026-11-26T16:00:00Z\"", "\"warmUp\" : \"PT1M\"", "\"count\" : 3");
    }
}
