package smscoach.replay.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.replay.Received;
import smscoach.replay.compare.Difference.Kind;

class ComparisonTest extends ComparisonCase {

    @Test
    void shouldTakeForIdenticalWhatIsWhicheverSideComesFirst() {
        // Given
        Comparison comparison = comparison(Scope.ALL, Retained.ALL);

        // When
        find(comparison, reply("a", 1));
        advance(comparison);
        expect(comparison, 1, reply("a", 1));
        expect(comparison, 2, reply("b", 2), reply("c", 2));
        advance(comparison);
        find(comparison, reply("b", 2), reply("c", 2));

        // Then
        assertThat(end(comparison).identical()).isEqualTo(3);
        assertThat(differences).isEmpty();
    }

    @Test
    void shouldFindAnotherValueHeaderAndTime() {
        // Given
        Comparison comparison = comparison(Scope.ALL, Retained.ALL);

        // When
        for (int i = 1; i <= 3; i++) {
            expect(comparison, i, reply("a", i));
        }
        OutputRecord third = reply("a", 3);
        find(
                comparison,
                output(Topic.COACH_REPLIES, "k", "other", 1),
                new OutputRecord(
                        Topic.COACH_REPLIES,
                        reply("a", 2).key(),
                        reply("a", 2).value(),
                        reply("a", 2).headers(),
                        77),
                new OutputRecord(
                        Topic.COACH_REPLIES,
                        third.key(),
                        third.value(),
                        List.of(third.headers().getFirst(), RecordHeader.of("more", "1")),
                        3));

        // Then
        assertThat(end(comparison).different()).isEqualTo(3);
        assertThat(kinds()).containsOnly(Kind.DIFFERENT);
    }

    @Test
    void shouldFindWhatIsMissingAtTheBeginningInTheMiddleAndAtTheEnd() {
        // Given
        Comparison comparison = comparison(Scope.ALL, Retained.ALL);

        // When
        for (int i = 1; i <= 5; i++) {
            expect(comparison, i, reply("a", i));
        }
        find(comparison, reply("a", 2), reply("a", 4));

        // Then
        assertThat(end(comparison).missing()).isEqualTo(3);
        assertThat(differences).extracting(d -> d.record().timestamp()).containsExactly(1L, 3L, 5L);
    }

    @Test
    void shouldFindWhatNothingHasCaused() {
        // Given
        Comparison comparison = comparison(Scope.ALL, Retained.ALL);

        // When
        expect(comparison, 1, reply("a", 1));
        expect(comparison, 2);
        expect(comparison, 3, reply("a", 3));
        find(comparison, reply("a", 1), reply("a", 1), reply("x", 2), reply("a", 3));
        comparison.find(new Received(0, 99, new OutputRecord(Topic.COACH_REPLIES, null, null, List.of(), 1)));

        // Then
        Outcome outcome = end(comparison);
        assertThat(outcome.extra()).isEqualTo(3);
        assertThat(outcome.identical()).isEqualTo(2);
    }

    @Test
    void shouldFindWhatStandsInAnotherOrder() {
        // Given
        Comparison comparison = comparison(Scope.ALL, Retained.ALL);

        // When
        for (int i = 1; i <= 3; i++) {
            expect(comparison, i, reply("a", i));
        }
        find(comparison, reply("a", 2), reply("a", 1), reply("a", 3));

        // Then
        Outcome outcome = end(comparison);
        assertThat(outcome.outOfOrder()).isEqualTo(1);
        assertThat(outcome.differences()).isEqualTo(1);
        assertThat(outcome.identical()).isEqualTo(2);
    }

    @Test
    void shouldForgiveCompactionAllButTheLastOfAKey() {
        // Given
        Comparison comparison = comparison(Scope.ALL, Retained.ALL);

        // When
        expect(comparison, 1, subscription("gone", "v1", 1), subscription("lost", "v1", 1));
        expect(comparison, 2, subscription("gone", "v2", 2), subscription("ended", "v1", 2));
        expect(comparison, 3, subscription("ended", null, 3));
        find(comparison, subscription("gone", "v2", 2));

        // Then
        Outcome outcome = end(comparison);
        assertThat(outcome.compacted()).isEqualTo(3);
        assertThat(differences).singleElement().satisfies(d -> {
            assertThat(d.kind()).isEqualTo(Kind.MISSING);
            assertThat(new String(d.record().key(), UTF_8)).isEqualTo("lost");
        });
    }

    @Test
    void shouldForgiveRetentionWhatStandsBeforeTheFirstRecordThatIsLeft() {
        // Given
        Part replies = new Part(Topic.COACH_REPLIES, 0);
        Part events = new Part(Topic.SMS_SESSION_EVENTS, 0);
        Comparison comparison =
                comparison(Scope.ALL, new Retained(Map.of(events, 1L), Map.of(events, 5L), Set.of(replies)));

        // When
        for (int i = 1; i <= 4; i++) {
            expect(comparison, i, reply("a", i));
        }
        find(comparison, reply("old", 0), reply("a", 2), reply("a", 4), reply("later", 5));

        // Then
        Outcome outcome = end(comparison);
        assertThat(outcome.gone()).isEqualTo(1);
        assertThat(outcome.missing()).isEqualTo(1);
        assertThat(outcome.causesGone()).isEqualTo(1);
        assertThat(outcome.later()).isEqualTo(1);
    }

    @Test
    void shouldCompareOnlyWhatIsAskedFor() {
        // Given
        Comparison comparison = comparison(new Scope(Set.of("cc-1"), 2, 4), Retained.ALL);

        // When
        for (int i = 1; i <= 4; i++) {
            expect(comparison, i, output(Topic.COACH_REPLIES, "cc-1/s", "v", i));
        }
        find(comparison, output(Topic.COACH_REPLIES, "cc-1/s", "v", 2), output(Topic.COACH_REPLIES, "cc-2/s", "v", 3));

        // Then
        Outcome outcome = end(comparison);
        assertThat(outcome.identical()).isEqualTo(1);
        assertThat(outcome.missing()).isEqualTo(1);
        assertThat(outcome.extra()).isZero();
    }

    private static void advance(Comparison comparison) {
        comparison.advance(part -> false, partition -> false);
    }

    private static OutputRecord reply(String value, long event) {
        return output(Topic.COACH_REPLIES, "k", value, event);
    }

    private static OutputRecord subscription(String key, @Nullable String value, long event) {
        return output(Topic.COACH_SUBSCRIPTIONS, key, value, event);
    }

    private static OutputRecord output(Topic topic, String key, @Nullable String value, long event) {
        return new OutputRecord(
                topic,
                key.getBytes(UTF_8),
                value == null ? null : value.getBytes(UTF_8),
                List.of(RecordHeader.of(
                        HeaderNames.CAUSATION_POSITION, InputRecord.position(Topic.SMS_SESSION_EVENTS, 0, event))),
                event);
    }
}
