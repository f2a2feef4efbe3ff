package smscoach.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import smscoach.contract.Topic;
import smscoach.replay.compare.Part;

class ExtentTest {

    private static final Part COMMANDS = new Part(Topic.COACH_COMMANDS, 0);

    /** Whoever waited for records that are lost would wait for ever. */
    @Test
    void shouldReadNoFurtherThanThereAreRecordsWhereMoreWasTaken() {
        // When
        Extent extent = extent(7, 9);

        // Then
        assertThat(extent.from(Map.of()).ends()).containsEntry(COMMANDS, 7L);
        assertThat(extent.lost()).containsExactly(COMMANDS);
    }

    @Test
    void shouldReadNoFurtherThanWasTaken() {
        // When
        Extent extent = extent(9, 7);

        // Then
        assertThat(extent.from(Map.of()).ends()).containsEntry(COMMANDS, 7L);
        assertThat(extent.lost()).isEmpty();
    }

    private static Extent extent(long end, long taken) {
        return new Extent(
                Map.of(COMMANDS, new TopicPartition("coach-commands", 0)),
                Map.of(COMMANDS, 0L),
                Map.of(COMMANDS, end),
                Map.of(COMMANDS, taken));
    }
}
