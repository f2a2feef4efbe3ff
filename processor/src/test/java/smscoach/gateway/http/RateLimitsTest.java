package smscoach.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final RateLimits limits = new RateLimits(2, nanos::get);

    @Test
    void shouldTakeTwiceASecondsWorthAtOnceThenSayWhenToComeAgain() {
        // When
        for (int i = 0; i < 4; i++) {
            assertThat(limits.take("cc-1/sup-1")).isZero();
        }

        // Then
        assertThat(limits.take("cc-1/sup-1")).isEqualTo(1);
        assertThat(limits.take("cc-1/sup-2")).as("another user").isZero();
    }

    @Test
    void shouldTakeAgainAsTimeGoesOn() {
        // Given
        for (int i = 0; i < 5; i++) {
            limits.take("cc-1/sup-1");
        }

        // When
        nanos.addAndGet(500_000_000);

        // Then
        assertThat(limits.take("cc-1/sup-1")).isZero();
        assertThat(limits.take("cc-1/sup-1")).isPositive();
    }
}
