package smscoach.bench.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GaugesTest {

    @Test
    void shouldAddUpAllPartitions() {
        // Given
        String metrics = """
                # HELP smscoach_active_subscriptions Subscriptions that are set
                # TYPE smscoach_active_subscriptions gauge
                smscoach_active_subscriptions{partition="0"} 40.0
                smscoach_active_subscriptions{partition="1"} 2.0
                # HELP smscoach_live_sessions Sessions that are known and have not ended
                # TYPE smscoach_live_sessions gauge
                smscoach_live_sessions{partition="0"} 250000.0
                smscoach_live_sessions{partition="1"} 1.0E7
                """;

        // When
        Gauges.Counts counts = Gauges.counts(metrics);

        // Then
        assertThat(counts).isEqualTo(new Gauges.Counts(10_250_000, 42));
    }
}
