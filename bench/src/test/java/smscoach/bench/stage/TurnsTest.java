package smscoach.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void shouldHaveAnotherBeginEachRound() {
        assertThat(Turns.of(List.of(1, 2, 3), 1)).containsExactly(1, 2, 3);
        assertThat(Turns.of(List.of(1, 2, 3), 2)).containsExactly(2, 3, 1);
    }

    @Test
    void shouldRunEveryRound() throws Exception {
        // Given
        List<Integer> rounds = new ArrayList<>();

        // When
        boolean isComplete = Turns.rounds(3, rounds::add);

        // Then
        assertThat(isComplete).isTrue();
        assertThat(rounds).containsExactly(1, 2, 3);
    }

    @Test
    void shouldSayThatSomebodyEndedIt() throws Exception {
        // When
        boolean isComplete = Turns.rounds(3, round -> {
            throw new InterruptedException();
        });

        // Then
        assertThat(isComplete).isFalse();
    }

    @Test
    void shouldGoOnInOrderWhereKafkasClientsWereInterrupted() throws Exception {
        // When
        boolean isComplete = Turns.rounds(3, round -> {
            throw new InterruptException("in a poll"); // marks the thread
        });

        // Then
        assertThat(isComplete).isFalse();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
