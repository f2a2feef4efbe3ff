package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smscoach.contract.Topic;
import smscoach.domain.Outcome;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;

class CommitsTest {

    private final List<String> told = new ArrayList<>();
    private final Commits commits = new Commits(new Listening());

    @Test
    void shouldTellTheTasksOfTheThreadAndNoOthers() throws InterruptedException {
        // Given
        TaskMeter first = commits.begin(1);
        commits.begin(2);
        Thread another = Thread.ofPlatform().start(() -> commits.begin(3));
        another.join();

        // When
        commits.committed(5);
        commits.end(first);
        commits.committed(6);

        // Then
        assertThat(told)
                .containsExactly(
                        "committed in 5", "1 committed", "2 committed", "1 ended", "committed in 6", "2 committed");
    }

    private final class Listening implements Meter {

        @Override
        public TaskMeter task(int partition) {
            return new ListeningTask(partition);
        }

        @Override
        public void committed(long nanos) {
            told.add("committed in " + nanos);
        }

        @Override
        public void threadDied() {}
    }

    private final class ListeningTask implements TaskMeter {

        private final int partition;

        ListeningTask(int partition) {
            this.partition = partition;
        }

        @Override
        public void wrote(Topic input, OutputRecord output) {}

        @Override
        public void took(InputRecord input, Outcome outcome) {}

        @Override
        public void stored(long liveSessions, long subscriptions) {}

        @Override
        public void committed() {
            told.add(partition + " committed");
        }

        @Override
        public void ended() {
            told.add(partition + " ended");
        }
    }
}
