package smscoach.bench.compare.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MomentTest {

    @Test
    void shouldTellWhatHappenedSinceAnEarlierOne() {
        // Given
        Moment earlier = new Moment(100, 1_000_000_000L, Duration.ofMillis(500), Duration.ofMillis(300));

        // When
        Moment later = new Moment(250, 3_500_000_000L, Duration.ofMillis(1_750), Duration.ofMillis(400));

        // Then
        assertThat(later.doneSince(earlier)).isEqualTo(150);
        assertThat(later.secondsSince(earlier)).isEqualTo(2.5);
        assertThat(later.cpuSecondsSince(earlier)).isEqualTo(1.25);
        assertThat(later.kafkaCpuSecondsSince(earlier)).isEqualTo(0.1);
    }
}
