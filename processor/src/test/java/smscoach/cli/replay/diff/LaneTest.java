package smscoach.cli.replay.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.cli.replay.diff.Outputs.byCommand;
import static smscoach.cli.replay.diff.Outputs.byEvent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaneTest {

    private final Lane lane = new Lane();
    private final List<String> pairs = new ArrayList<>();

    @Test
    void shouldPairWhatTheSameInputMadeHoweverFarASideIsAhead() {
        // Given
        lane.addLeft(byEvent(1, "a"));
        lane.addLeft(byEvent(1, "b"));
        lane.addLeft(byEvent(4, "c"));

        // When
        drain(false, false);
        List<String> before = List.copyOf(pairs);
        lane.addRight(byEvent(1, "a"));
        lane.addRight(byEvent(1, "b"));
        drain(false, false);

        // Then
        assertThat(before).isEmpty();
        assertThat(pairs).containsExactly("a|a", "b|b");
    }

    @Test
    void shouldTellWhatOneSideLacksAndGoOnBehindIt() {
        // Given
        lane.addLeft(byEvent(1, "a"));
        lane.addLeft(byEvent(3, "c"));
        lane.addRight(byEvent(2, "b"));
        lane.addRight(byEvent(3, "c"));

        // When
        drain(false, false);

        // Then
        assertThat(pairs).containsExactly("a|-", "-|b", "c|c");
    }

    @Test
    void shouldOrderCommandsBehindTheEventThatCameBeforeThem() {
        // Given: the command with offset 0 was taken after the event with offset 7
        lane.addLeft(byEvent(7, "e"));
        lane.addLeft(byCommand(0, 7, "c"));
        lane.addRight(byCommand(0, 7, "c"));
        lane.addRight(byEvent(8, "f"));

        // When
        drain(true, true);

        // Then
        assertThat(pairs).containsExactly("e|-", "c|c", "-|f");
    }

    @Test
    void shouldKnowThatASideHasNothingMoreOnlyWhenItIsComplete() {
        // Given
        lane.addLeft(byEvent(1, "a"));

        // When
        drain(true, false);
        List<String> before = List.copyOf(pairs);
        drain(true, true);

        // Then
        assertThat(before).isEmpty();
        assertThat(pairs).containsExactly("a|-");
    }

    private void drain(boolean left, boolean right) {
        lane.drain(left, right, (l, r) -> pairs.add(text(l) + "|" + text(r)));
    }

    private static String text(@Nullable Output output) {
        return output == null ? "-" : Outputs.text(output);
    }
}
