package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smscoach.contract.Topic;
import smscoach.domain.Outcome;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.SimulatedHistory;

/** What the pace of commits is told by the one who works. */
class CoachingProcessorTest {

    private static final List<InputRecord> HISTORY = SimulatedHistory.of(100);

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void shouldAskForACommitAtOnceWhereSomebodyWaits() {
        // Given
        HandCommittedTask task = new HandCommittedTask(commits(Duration.ZERO));

        // When
        task.take(HISTORY.getFirst()); // a command, which is answered

        // Then
        assertThat(task.asksForACommit()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "300, 2", "800, 4", "1200, 5", "60000, 5"})
    void shouldAskLessOftenTheLongerRecordsHaveWaited(long waitedMillis, int records) {
        // Given
        HandCommittedTask task = new HandCommittedTask(commits(Duration.ofMillis(60)));

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
        HandCommittedTask task = new HandCommittedTask(commits(Duration.ofMillis(60)));
        task.take(HISTORY.getFirst(), 60_000);

        // When
        task.take(HISTORY.get(1), 0);

        // Then
        assertThat(task.asksForACommit()).isTrue();
    }

    @Test
    void shouldLookAgainUntilItIsTime() {
        // Given
        HandCommittedTask task = new HandCommittedTask(commits(Duration.ZERO));
        task.take(HISTORY.getFirst());
        assertThat(task.ticks()).isEmpty();
        task.committed();

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
        HandCommittedTask task = new HandCommittedTask(commits(Duration.ZERO));
        task.take(HISTORY.getFirst());
        task.committed();

        // When
        HISTORY.stream().skip(1).limit(10).forEach(task::take);

        // Then
        assertThat(task.ticks()).hasSize(1);
    }

    @Test
    void shouldLookNoMoreOnceARecordIsInTime() {
        // Given
        HandCommittedTask task = new HandCommittedTask(commits(Duration.ZERO));
        task.take(HISTORY.getFirst());
        task.committed();
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
        HandCommittedTask task = new HandCommittedTask(commits(Duration.ZERO));
        task.take(HISTORY.getFirst());
        task.committed();
        task.take(HISTORY.get(1));

        // When
        task.close();

        // Then
        assertThat(task.ticks()).isEmpty();
    }

    /** Of a thread that works so long on each record. */
    private Commits commits(Duration work) {
        return new Commits(new Working(work.toNanos()), nanos::get);
    }

    /** Lets the time pass while a record is worked on. */
    private final class Working implements Meter {

        private final long work;

        Working(long work) {
            this.work = work;
        }

        @Override
        public TaskMeter task(int partition) {
            return new TaskMeter() {
                @Override
                public void wrote(Topic input, OutputRecord output) {}

                @Override
                public void took(InputRecord input, Outcome outcome) {
                    nanos.addAndGet(work);
                }

                @Override
                public void stored(long liveSessions, long subscriptions) {}

                @Override
                public void committed() {}

                @Override
                public void ended() {}
            };
        }

        @Override
        public void committed(long duration) {}

        @Override
        public void threadDied() {}
    }
}
