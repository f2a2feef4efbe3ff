package smscoach.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.bench.contender.Setup;

class ContendersTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldGiveAVariantItsSettings() {
        // Given
        Setup setup = new Setup("nowhere:1", "app", "prefix.", 4, 2, Duration.ofMillis(250), folder);

        // When
        Contender variant = Contenders.variant("lz4", List.of("producer.compression.type=lz4", "linger.ms=7"));

        // Then
        assertThat(variant.name()).isEqualTo("coach-lz4");
        assertThat(variant.program().apply(setup))
                .containsSubsequence("--kafka", "producer.compression.type=lz4", "--kafka", "linger.ms=7");
    }

    @Test
    void shouldKnowFlinkOnlyWhereItIsBuilt() {
        assertThat(Contenders.all(folder))
                .extracting(Contender::name)
                .doesNotContain("flink-heap")
                .contains("coach");
    }
}
