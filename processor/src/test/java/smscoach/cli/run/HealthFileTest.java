package smscoach.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthFileTest {

    @TempDir
    private Path folder;

    @Test
    void shouldFollowTheStateAndGoAtTheEnd() throws Exception {
        // Given
        Path file = folder.resolve("health");

        // When
        try (HealthFile health = HealthFile.keep(file)) {
            // Then
            assertThat(file).hasContent("STARTING");

            // When
            health.follow(() -> "RUNNING");

            // Then
            awaitContent(file, "RUNNING");
        }

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    private static void awaitContent(Path file, String content) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!Files.readString(file).strip().equals(content)) {
            assertThat(System.nanoTime()).as("waited for " + content).isLessThan(deadline);
            LockSupport.parkNanos(50_000_000);
        }
    }
}
