package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smscoach.engine.InputRecord;
import smscoach.engine.SimulatedHistory;

/** What the pace of commits is told by the one who works. */
class CoachingProcessorTest {

    private static final List<InputRecord> HISTORY = SimulatedHistory.of(100);

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void shouldAskForACommitAtOnceWhereSomebodyWaits() {
        // Given
        HandCommittedTask task = task(Duration.ZERO);

        // When
        task.take(HISTORY.getFirst()); // a command, which is answered

        // Then
        assertThat(task.asksForACommit()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "300, 2", "800, 4", "1200, 5", "60000, 5"})
    void shouldAskLessOftenTheLongerRecordsHaveWaited(long waitedMillis, int records) {
        // Given
        HandCommittedTask task = task(Duration.ofMillis(60));

        // When
        HISTORY.stream().limit(records - 1).forEach(record -> task.take(record, waitedMillis));

        // Then
        assertThat(task.asksForACommit()).isFalse();
        task.take(HISTORY.get(records - 1), waitedMillis);
        assertThat(task.asksForACommit()).isTrue();
    }

    @Test
    void shouldAskSoonWhereOneRecordHasJustCome() {
        // Given
        HandCommittedTask task = task(Duration.ofMillis(60));
        task.take(HISTORY.getFirst(), 60_000);

        // When
        task.take(HISTORY.get(1), 0);

        // Then
        assertThat(task.asksForACommit()).isTrue();
    }

    @Test
    void shouldLookAgainUntilItIsTime() {
        // Given
        HandCommittedTask task = taskAfterACommit();
        assertThat(task.ticks()).isEmpty();

        // When
        task.take(HISTORY.get(1));

        // Then
        assertThat(task.ticks()).singleElement().isEqualTo(CommitPace.TICK);
        task.tick();
        assertThat(task.asksForACommit()).isFalse();
        nanos.addAndGet(Duration.ofMillis(75).toNanos());
        task.tick();
        assertThat(task.asksForACommit()).isTrue();
        assertThat(task.ticks()).isEmpty();
    }

    @Test
    void shouldLookOnceOnlyHoweverManyRecordsWait() {
        // Given
        HandCommittedTask task = taskAfterACommit();

        // When
        HISTORY.stream().skip(1).limit(10).forEach(task::take);

        // Then
        assertThat(task.ticks()).hasSize(1);
    }

    @Test
    void shouldLookNoMoreOnceARecordIsInTime() {
        // Given
        HandCommittedTask task = taskAfterACommit();
        task.take(HISTORY.get(1));
        nanos.addAndGet(Duration.ofMillis(75).toNanos());

        // When
        task.take(HISTORY.get(2));

        // Then
        assertThat(task.asksForACommit()).isTrue();
        assertThat(task.ticks()).isEmpty();
    }

    @Test
    void shouldLookNoMoreOnceItsTaskEnds() {
        // Given
        HandCommittedTask task = taskAfterACommit();
        task.take(HISTORY.get(1));

        // When
        task.close();

        // Then
        assertThat(task.ticks()).isEmpty();
    }

    /** One that works so long on each record, which asks once where its key belongs. */
    private HandCommittedTask task(Duration work) {
        return new HandCommittedTask(new Commits(Meter.NONE, nanos::get), (key, partition) -> {
            nanos.addAndGet(work.toNanos());
            return true;
        });
    }

    /** One that has just committed a record. */
    private HandCommittedTask taskAfterACommit() {
        HandCommittedTask task = task(Duration.ZERO);
        task.take(HISTORY.getFirst());
        task.committed();
        return task;
    }
}
