package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import smscoach.contract.Topic;

class CommitPaceTest {

    private long now = 1_000;
    private final CommitPace pace = new CommitPace(() -> now);

    @ParameterizedTest
    @EnumSource(names = {"SUPERVISOR_SESSION_EVENTS", "COACH_REPLIES", "SMS_CUSTOMER_MESSAGES"})
    void shouldCommitAtOnceWhatSomebodyWaitsFor(Topic stream) {
        // When
        take(stream);

        // Then
        assertThat(pace.isDue()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"COACH_SUBSCRIPTIONS", "COACHED_SESSIONS"})
    void shouldLeaveTablesToTheInterval(Topic table) {
        // Given
        pace.committed(millis(1));

        // When
        take(table);

        // Then
        pause(millis(75) - 1);
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.isOpen()).isTrue();
        pause(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldNotCommitWhereNothingWasDone() {
        // When
        pause(millis(10_000));

        // Then
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.isOpen()).isFalse();
    }

    @Test
    void shouldCommitARecordThatChangedNothing() {
        // Given
        pace.committed(millis(1));

        // When
        work(0);

        // Then
        pause(millis(75) - 1);
        assertThat(pace.isDue()).isFalse();
        pause(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldRestAfterACommit() {
        // Given
        pace.committed(millis(1));

        // When
        take(Topic.COACH_REPLIES);

        // Then
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.isOpen()).isTrue();
        now += millis(4) - 1;
        assertThat(pace.isDue()).isFalse();
        now++;
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldRestAsLongAsTheCommitTook() {
        // Given
        take(Topic.COACH_REPLIES);
        pace.committed(millis(300));

        // When
        take(Topic.COACH_REPLIES);

        // Then
        now += millis(299);
        assertThat(pace.isDue()).isFalse();
        now += millis(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldWantNothingMoreOnceItIsCommitted() {
        // Given
        take(Topic.COACH_REPLIES);
        pace.committed(millis(1));

        // When
        now += millis(1_000);

        // Then
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.isOpen()).isFalse();
    }

    @Test
    void shouldLeaveItToTheIntervalWhereThereIsMuchToDo() {
        // Given
        pace.committed(millis(1));
        take(Topic.COACH_REPLIES);

        // When
        work(millis(70));

        // Then
        pause(millis(5) - 1);
        assertThat(pace.isDue()).isFalse();
        pause(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldCommitAtOnceAgainAfterTheInterval() {
        // Given
        pace.committed(millis(1));
        work(millis(100));
        pace.committed(millis(1));

        // When
        take(Topic.COACH_REPLIES);

        // Then
        pause(millis(4));
        assertThat(pace.isDue()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 75", "-5000, 75", "300, 75", "304, 76", "1000, 250", "1200, 300", "86400000, 300"})
    void shouldHaveNobodyWaitMuchLongerThanHeHasWaitedAlready(long waited, long interval) {
        // Given
        pace.committed(millis(1));

        // When
        take(Topic.COACH_REPLIES, millis(70), waited);

        // Then
        work(millis(interval - 70) - 1, 86_400_000);
        assertThat(pace.isDue()).isFalse();
        work(1, 86_400_000);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldForgetWhoWaitedLittleOnceTheyAreServed() {
        // Given
        take(Topic.COACH_REPLIES, millis(90), 0);
        pace.committed(millis(1));

        // When
        take(Topic.COACH_REPLIES, millis(300) - 1, 1_200);

        // Then
        assertThat(pace.isDue()).isFalse();
        work(1, 1_200);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldForgetThatSomebodyWaitedOnceHeIsServed() {
        // Given
        take(Topic.COACH_REPLIES);
        pace.committed(millis(1));

        // When
        take(Topic.COACH_SUBSCRIPTIONS);

        // Then
        pause(millis(75) - 1);
        assertThat(pace.isDue()).isFalse();
        pause(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldNotRestForeverAfterACommitThatTookVeryLong() {
        // Given
        pace.committed(millis(25_000));

        // When
        take(Topic.COACH_REPLIES);

        // Then
        pause(millis(300) - 1);
        assertThat(pace.isDue()).isFalse();
        pause(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldRestAsLongAsTheCommitTookAlsoWhereThereIsMuchToDo() {
        // Given
        pace.committed(millis(300));

        // When
        take(Topic.COACH_REPLIES, millis(300) - 1, 0);

        // Then
        assertThat(pace.isDue()).isFalse();
        work(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldCommitOnceThereIsLessToDo() {
        // Given
        pace.committed(millis(1));
        take(Topic.COACH_REPLIES);
        work(millis(12));
        assertThat(pace.isDue()).isFalse();

        // When
        pause(millis(12));

        // Then
        assertThat(pace.isDue()).isFalse();
        assertThat(pace.isOpen()).isTrue();
        pause(1);
        assertThat(pace.isDue()).isTrue();
    }

    @Test
    void shouldRestOnceACommitIsAskedFor() {
        // Given
        take(Topic.COACH_REPLIES);

        // When
        pace.asked();

        // Then
        take(Topic.COACH_REPLIES);
        assertThat(pace.isDue()).isFalse();
        pause(millis(10));
        assertThat(pace.isDue()).isTrue();
    }

    /** A record that takes no time and has not waited. */
    private void take(Topic output) {
        take(output, 0, 0);
    }

    private void take(Topic output, long nanos, long waitedMillis) {
        pace.wrote(output);
        work(nanos, waitedMillis);
    }

    private void work(long nanos) {
        work(nanos, 0);
    }

    private void work(long nanos, long waitedMillis) {
        long began = pace.now();
        now += nanos;
        pace.took(began, waitedMillis);
    }

    private void pause(long nanos) {
        now += nanos;
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }
}
