package smscoach.simulation.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import smscoach.simulation.narrative.Line.Kind;

class BacklogTest {

    private static final Line ACCEPTED = Line.of("#1", Kind.SESSION, "Ben", "accepts the session");
    private static final Line COMPLETE = Line.of("#1", Kind.SESSION, "", "is complete");

    private final Backlog backlog = new Backlog();

    @Test
    void shouldTellAtOnceWhatWaitsForNothing() {
        // When
        List<Line> told = backlog.happened("s", "e-1", ACCEPTED, 0);

        // Then
        assertThat(told).containsExactly(ACCEPTED);
    }

    @Test
    void shouldNotTellTheEndBeforeTheLastWord() {
        // Given
        backlog.message("s", "goodbye", 0);

        // When
        List<Line> before = backlog.happened("s", "e-9", COMPLETE, 1);
        List<Line> ofOthers = backlog.settled("other", "goodbye");
        List<Line> after = backlog.settled("s", "goodbye");

        // Then
        assertThat(before).isEmpty();
        assertThat(ofOthers).isEmpty();
        assertThat(after).containsExactly(COMPLETE);
    }

    @Test
    void shouldTellTheCauseBeforeItsEffect() {
        // Given
        backlog.message("s", "hello", 0);
        backlog.happened("s", "e-1", ACCEPTED, 1);
        backlog.message("s", "goodbye", 2);
        backlog.happened("s", "e-9", COMPLETE, 3);

        // When
        List<Line> cause = backlog.upTo("s", "e-1");
        List<Line> afterHello = backlog.settled("s", "hello");
        List<Line> afterGoodbye = backlog.settled("s", "goodbye");

        // Then
        assertThat(cause).containsExactly(ACCEPTED);
        assertThat(afterHello).isEmpty();
        assertThat(afterGoodbye).containsExactly(COMPLETE);
    }

    @Test
    void shouldNotWaitForeverForAMessageThatNeverComes() {
        // Given
        backlog.message("s", "lost", 0);
        backlog.happened("s", "e-9", COMPLETE, 1);

        // When
        List<Line> soon = backlog.overdue(1_000);
        List<Line> late = backlog.overdue(60_000);

        // Then
        assertThat(soon).isEmpty();
        assertThat(late).containsExactly(COMPLETE);
    }
}
