package smscoach.ops.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {

    private static final String TABLE = """
            state,            threads, minutes, toRestore, live,  ready, started
            ,                 0,       0,       0,         true,  false, false
            CREATED,          1,       0,       0,         true,  false, false
            REBALANCING,      1,       0,       0,         true,  false, true
            REBALANCING,      1,       0,       5000,      true,  false, true
            REBALANCING,      0,       0,       5000,      false, false, true
            REBALANCING,      1,       11,      5000,      false, false, true
            RUNNING,          1,       0,       0,         true,  true,  true
            RUNNING,          1,       10,      0,         true,  true,  true
            RUNNING,          1,       11,      0,         false, false, true
            RUNNING,          0,       0,       0,         false, false, true
            PENDING_SHUTDOWN, 1,       0,       0,         true,  false, true
            PENDING_SHUTDOWN, 0,       11,      0,         true,  false, true
            NOT_RUNNING,      0,       0,       0,         false, false, true
            PENDING_ERROR,    1,       0,       0,         false, false, true
            ERROR,            0,       0,       0,         false, false, true
            """;

    @ParameterizedTest
    @CsvSource(textBlock = TABLE, useHeadersInDisplayName = true)
    void shouldJudge(
            State state, int threads, long minutes, long toRestore, boolean live, boolean ready, boolean started) {
        // Given
        Vitals vitals = new Vitals(state, threads, Duration.ofMinutes(minutes), toRestore);

        // Then
        assertThat(Health.live(vitals).ok()).isEqualTo(live);
        assertThat(Health.ready(vitals).ok()).isEqualTo(ready);
        assertThat(Health.started(vitals).ok()).isEqualTo(started);
    }

    @Test
    void shouldBeJudgedInEveryState() {
        // Given
        List<String> rows = TABLE.lines().map(row -> row.split(",", 2)[0]).toList();

        // Then
        assertThat(rows)
                .containsAll(Arrays.stream(State.values()).map(State::name).toList());
    }

    @Test
    void shouldSayWhatIsMissing() {
        // Given
        Vitals restoring = new Vitals(State.REBALANCING, 1, Duration.ZERO, 5000);
        Vitals hanging = new Vitals(State.RUNNING, 2, Duration.ofMinutes(25), 0);

        // Then
        assertThat(Health.ready(restoring).reason()).isEqualTo("it restores its state: 5000 records are left");
        assertThat(Health.live(hanging).reason())
                .isEqualTo("a stream thread hangs: it last asked for records 25 min ago");
    }
}
