package smscoach.cli.replay.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.RecordHeader;

class SideBySideTest {

    private static final RecordHeader CAUSE = RecordHeader.of(HeaderNames.CAUSATION_POSITION, "sms-session-events-0@7");

    @Test
    void shouldShowWhatDiffersAndNothingElse() {
        // Given
        var left = Outputs.of("k", "{\"a\":1,\"b\":2}", 5, CAUSE, RecordHeader.of("h", "x"));
        var right = Outputs.of("k", "{\"a\":1,\"b\":3,\"c\":4}", 5, CAUSE);

        // When
        var lines = SideBySide.lines(Difference.of(Topic.COACHED_SESSIONS, 0, left, right));

        // Then
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("coached-sessions-0, made by sms-session-events-0@7");
        assertThat(lines.get(1)).matches("  value.b +2 +3");
        assertThat(lines.get(2)).matches("  value.c +- +4");
        assertThat(lines.get(3)).matches("  header 2 +h=x +-");
    }

    @Test
    void shouldSeeADifferenceInEveryPart() {
        // Given
        var one = Outputs.of("k", "v", 5, CAUSE);

        // Then
        assertThat(one.hasBytesOf(Outputs.of("k", "v", 5, CAUSE))).isTrue();
        assertThat(one.hasBytesOf(Outputs.of("l", "v", 5, CAUSE))).isFalse();
        assertThat(one.hasBytesOf(Outputs.of("k", "w", 5, CAUSE))).isFalse();
        assertThat(one.hasBytesOf(Outputs.of("k", null, 5, CAUSE))).isFalse();
        assertThat(one.hasBytesOf(Outputs.of("k", "v", 6, CAUSE))).isFalse();
        assertThat(one.hasBytesOf(Outputs.of("k", "v", 5, CAUSE, CAUSE))).isFalse();
    }
}
