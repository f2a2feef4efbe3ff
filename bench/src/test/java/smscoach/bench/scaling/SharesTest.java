package smscoach.bench.scaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharesTest {

    @Test
    void shouldTellWhatEachThreadOfEachInstanceHas() {
        assertThat(Shares.of(Map.of("a", List.of(0, 1), "b", List.of(2, 1)))).hasToString("2+1 | 1+0");
    }

    @Test
    void shouldBeTheSameHoweverInstancesAreNamed() {
        assertThat(Shares.of(Map.of("a", List.of(1), "b", List.of(3))))
                .isEqualTo(Shares.of(Map.of("c", List.of(3), "d", List.of(1))));
    }

    @Test
    void shouldCountThreadsAndPartitions() {
        // Given
        Shares shares = Shares.of(Map.of("a", List.of(0, 1), "b", List.of(2, 1)));

        // Then
        assertThat(shares.threads()).isEqualTo(4);
        assertThat(shares.partitions()).isEqualTo(4);
    }

    @Test
    void shouldSayThatNothingIsKnown() {
        assertThat(Shares.UNKNOWN).hasToString("unknown");
    }
}
