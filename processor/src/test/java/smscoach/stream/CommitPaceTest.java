package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smscoach.contract.Topic;

class CommitPaceTest {

    private long now = 1_000;
    private final CommitPace pace = new CommitPace(() -> now);

    @ParameterizedTest
    @EnumSource(names = {"SUPERVISOR_SESSION_EVENTS", "COACH_REPLIES", "SMS_CUSTOMER_MESSAGES"})
    void shouldCommitAtOnceWhatSomebodyWaitsFor(Topic stream) {
        // When
        pace.wrote(stream);

        // Then
        assertThat(pace.isDue()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"COACH_SUBSCRIPTIONS", "COACHED_SESSIONS"})
    void shouldLeaveTablesToTheInterval(Topic table) {
        // When
        pace.wrote(table);

        // Then
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.isAwaited()).isFalse();
    }

    @Test
    void shouldRestAfterACommit() {
        // Given
        pace.committed(millis(1));

        // When
        pace.wrote(Topic.COACH_REPLIES);

        // Then
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.isAwaited()).isTrue();
        now += millis(4) - 1;
        assertThat(pace.isDue()).isFalse();
        now++;
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldRestAsLongAsTheCommitTook() {
        // Given
        pace.wrote(Topic.COACH_REPLIES);
        pace.committed(millis(300));

        // When
        pace.wrote(Topic.COACH_REPLIES);

        // Then
        now += millis(299);
        assertThat(pace.isDue()).isFalse();
        now += millis(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldWantNothingMoreOnceItIsCommitted() {
        // Given
        pace.wrote(Topic.COACH_REPLIES);
        pace.committed(millis(1));

        // When
        now += millis(1_000);

        // Then
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.isAwaited()).isFalse();
    }

    @Test
    void shouldLeaveItToTheIntervalWhereThereIsMuchToDo() {
        // Given
        pace.committed(millis(1));
        pace.wrote(Topic.COACH_REPLIES);

        // When
        work(millis(80));

        // Then
        assertThat(pace.isDue()).isFalse();
        pause(millis(20));
        assertThat(pace.isDue()).isFalse();
        pace.committed(millis(1));
        pace.wrote(Topic.COACH_REPLIES);
        pause(millis(10));
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldCommitOnceThereIsLessToDo() {
        // Given
        pace.committed(millis(1));
        pace.wrote(Topic.COACH_REPLIES);
        work(millis(12));
        assertThat(pace.isDue()).isFalse();

        // When
        pause(millis(12));

        // Then
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.isAwaited()).isTrue();
        pause(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldRestOnceACommitIsAskedFor() {
        // Given
        pace.wrote(Topic.COACH_REPLIES);

        // When
        pace.asked();

        // Then
        pace.wrote(Topic.COACH_REPLIES);
        assertThat(pace.isDue()).isFalse();
        pause(millis(10));
        assertThat(pace.isDue()).isTrue();
    }

    private void work(long nanos) {
        long began = pace.now();
        now += nanos;
        pace.worked(began);
    }

    private void pause(long nanos) {
        now += nanos;
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
