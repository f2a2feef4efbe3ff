package smscoach.bench.compare.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {

    /** 1,000 outputs: half of them after 8 s, 99 in a hundred a second later. */
    private final Progress progress = new Progress(moment(0, 0, 0), moment(500, 8, 4), moment(990, 9, 6), 1_000);

    @Test
    void shouldCountTheWarmHalf() {
        assertThat(progress.share()).isEqualTo(0.49);
        assertThat(progress.seconds()).isEqualTo(1);
        assertThat(progress.cpuSeconds()).isEqualTo(2);
        assertThat(progress.kafkaCpuSeconds()).isEqualTo(1);
    }

    @Test
    void shouldCountAllOfItFromTheStart() {
        assertThat(progress.shareFromStart()).isEqualTo(0.99);
        assertThat(progress.secondsFromStart()).isEqualTo(9);
        assertThat(progress.cpuSecondsFromStart()).isEqualTo(6);
    }

    private static Moment moment(long done, long seconds, long cpuSeconds) {
        return new Moment(
                done,
                Duration.ofSeconds(seconds).toNanos(),
                Duration.ofSeconds(cpuSeconds),
                Duration.ofSeconds(cpuSeconds / 2));
    }
}
