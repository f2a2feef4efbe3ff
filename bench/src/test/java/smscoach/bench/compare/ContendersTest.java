package smscoach.bench.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.bench.contender.Setup;
import smscoach.config.Settings;
import smscoach.domain.Rules;
import smscoach.stream.StreamsProperties;

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

    @Test
    void shouldGiveAllProducersWhatTheProcessorsHave() {
        // Given
        var shipped = new Settings("nowhere:1", "", "app", folder, 1, 0, "classic", Rules.AS_SHIPPED, Map.of());

        // When
        Properties processor = StreamsProperties.of(shipped);

        // Then
        assertThat(processor)
                .containsEntry("producer.linger.ms", StreamsProperties.LINGER_MILLIS)
                .containsEntry("producer.batch.size", StreamsProperties.BATCH_BYTES);
    }
}
