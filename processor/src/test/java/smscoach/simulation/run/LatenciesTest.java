package smscoach.simulation.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void shouldTellPercentilesWithinASixteenth() {
        // Given
        Latencies latencies = new Latencies();

        // When
        for (int millis = 1; millis <= 1_000; millis++) {
            latencies.add(Duration.ofMillis(millis).toNanos());
        }

        // Then
        assertThat(latencies.count()).isEqualTo(1_000);
        assertThat(latencies.percentile(50)).isBetween(Duration.ofMillis(500), Duration.ofMillis(532));
        assertThat(latencies.percentile(99)).isBetween(Duration.ofMillis(990), Duration.ofMillis(1_052));
    }

    @Test
    void shouldTellTheShortestExactlyAndStandTheLongest() {
        // Given
        Latencies latencies = new Latencies();

        // When
        latencies.add(7_000);
        latencies.add(Long.MAX_VALUE);

        // Then
        assertThat(latencies.percentile(50)).isEqualTo(Duration.ofNanos(7_000));
        assertThat(latencies.percentile(100)).isGreaterThan(Duration.ofDays(100_000));
    }

    @Test
    void shouldTellNothingOfNothing() {
        // Given
        Latencies latencies = new Latencies();

        // Then
        assertThat(latencies.percentile(99)).isEqualTo(Duration.ZERO);
    }
}
