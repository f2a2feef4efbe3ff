package smscoach.bench.contender.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Between the two topics that a session's stage reads there is no order. */
class RoomTest {

    private static final Step ACCEPTED = new Step.Accepted("cc", "e-1", "s", "agent");
    private static final Step ANSWER =
            new Step.Answered("cc", "e-1", "s", List.of(new Step.Subscription("sup", "kim", "c-1", false)));
    private static final Step COMPLETED = new Step.Emptied("cc", "e-2", "s", "Completed", null);

    private final Room room = Room.empty();
    private final List<Told> told = new ArrayList<>();

    @Test
    void shouldHoldTheEndBackUntilTheAnswerIsThere() {
        // When
        take(ACCEPTED, COMPLETED);
        List<Told> before = List.copyOf(told);
        take(ANSWER);

        // Then
        assertThat(before).isEmpty();
        assertThat(told).extracting(Told::type).containsExactly("Delivered", "Revoked");
        assertThat(room.isEmpty()).isTrue();
    }

    @Test
    void shouldKeepAnAnswerThatIsThereFirst() {
        // When
        take(ANSWER, ACCEPTED, COMPLETED);

        // Then
        assertThat(told).extracting(Told::type).containsExactly("Delivered", "Revoked");
        assertThat(room.isEmpty()).isTrue();
    }

    @Test
    void shouldBringNobodyInTwice() {
        // When
        take(ACCEPTED, ANSWER, new Step.Accepted("cc", "e-3", "s", "other"));
        take(new Step.Answered("cc", "e-3", "s", List.of(new Step.Subscription("sup", "kim", "c-2", false))));

        // Then
        assertThat(told).extracting(Told::subscriptionId).containsExactly("c-1");
    }

    private void take(Step... steps) {
        for (Step step : steps) {
            room.take(step, told::add);
        }
    }
}
