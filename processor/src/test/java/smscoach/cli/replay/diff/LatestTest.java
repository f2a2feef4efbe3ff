package smscoach.cli.replay.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import smscoach.contract.HeaderNames;
import smscoach.engine.RecordHeader;

class LatestTest {

    private final List<String> told = new ArrayList<>();
    private final Latest latest = new Latest((left, right) -> told.add(text(left) + "|" + text(right)));

    @Test
    void shouldNotMissWhatCompactionTook() {
        // Given: on the left the first two of the key are gone
        latest.take(null, output(1, "k", "a"));
        latest.take(null, output(2, "k", "b"));
        latest.take(output(3, "k", "c"), output(3, "k", "c"));

        // When
        latest.finish();

        // Then
        assertThat(told).containsExactly("c|c");
    }

    @Test
    void shouldNotMissAKeyThatHasEnded() {
        // Given
        latest.take(null, output(1, "k", "a"));
        latest.take(null, output(2, "k", null));

        // When
        latest.finish();

        // Then
        assertThat(told).isEmpty();
    }

    @Test
    void shouldMissTheLastRecordOfAKey() {
        // Given
        latest.take(output(1, "k", "a"), output(1, "k", "a"));
        latest.take(null, output(2, "k", "b"));
        latest.take(output(3, "other", "c"), null);

        // When
        latest.finish();

        // Then
        assertThat(told).containsExactlyInAnyOrder("a|a", "-|b", "c|-");
    }

    @Test
    void shouldMissTheEndOfAKeyThatLivesOnTheOtherSide() {
        // Given
        latest.take(output(1, "k", "a"), output(1, "k", "a"));
        latest.take(output(2, "k", null), null);

        // When
        latest.finish();

        // Then
        assertThat(told).containsExactly("a|a", "(end)|-");
    }

    @Test
    void shouldNotPairRecordsOfTwoKeysThatOneInputMade() {
        // Given: the right has lost the first of two, which a later one replaces
        latest.take(output(1, "k", "a"), output(1, "other", "b"));
        latest.take(output(1, "other", "b"), null);
        latest.take(output(2, "k", "c"), output(2, "k", "c"));

        // When
        latest.finish();

        // Then
        assertThat(told).containsExactly("b|b", "c|c");
    }

    private static Output output(long event, String key, @Nullable String value) {
        return Outputs.of(
                key, value, event, RecordHeader.of(HeaderNames.CAUSATION_POSITION, "sms-session-events-0@" + event));
    }

    private static String text(@Nullable Output output) {
        return output == null ? "-" : Outputs.text(output);
    }
}
