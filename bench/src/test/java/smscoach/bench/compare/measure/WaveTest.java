package smscoach.bench.compare.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaveTest {

    private static final int FIRST = 100;

    private final Wave wave = new Wave(FIRST, 2);

    @Test
    void shouldMeasureFromWhenAProbeWasDueToItsFirstNews() {
        // Given
        wave.due(FIRST, 1_000);

        // When
        wave.news(FIRST, 3_000);
        wave.news(FIRST, 9_000);

        // Then
        assertThat(wave.nanos().getTotalCount()).isEqualTo(1);
        assertThat(wave.nanos().getMaxValue()).isBetween(2_000L, 2_010L);
    }

    @Test
    void shouldBeCompleteOnlyWhenEveryProbeHasHadItsNews() {
        // Given
        wave.due(FIRST, 1);
        wave.due(FIRST + 1, 1);

        // When
        wave.news(FIRST, 2);

        // Then
        assertThat(wave.isComplete()).isFalse();
        wave.news(FIRST + 1, 2);
        assertThat(wave.isComplete()).isTrue();
    }

    @Test
    void shouldPassOverNewsOfOtherWavesAndOfNoProbe() {
        // When
        wave.news(FIRST - 1, 2);
        wave.news(FIRST + 2, 2);
        wave.news(-1, 2);

        // Then
        assertThat(wave.arrived()).isZero();
    }
}
