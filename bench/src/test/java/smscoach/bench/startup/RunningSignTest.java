package smscoach.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSignTest {

    @TempDir
    private Path folder = Path.of("");

    private Path log = Path.of("");

    @BeforeEach
    void nameTheLog() {
        log = folder.resolve("processor.log");
    }

    @Test
    void shouldSeeNoneBeforeThereIsALog() {
        assertThat(new RunningSign(log).isLogged()).isFalse();
    }

    @Test
    void shouldSeeThatItRuns() throws Exception {
        // Given
        RunningSign sign = new RunningSign(log);

        // When
        Files.writeString(log, "Kafka Streams: REBALANCING -> RUNNING\n");

        // Then
        assertThat(sign.isLogged()).isTrue();
    }

    @Test
    void shouldNotTakeTheLastStartForThisOne() throws Exception {
        // Given
        Files.writeString(log, "Kafka Streams: REBALANCING -> RUNNING\n");
        RunningSign sign = new RunningSign(log);

        // When
        Files.writeString(log, "Kafka Streams: CREATED -> REBALANCING\n", StandardOpenOption.APPEND);

        // Then
        assertThat(sign.isLogged()).isFalse();
    }
}
