package smscoach.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

class OrderedPartitionTest {

    private final ProductionOrder order = new ProductionOrder();
    private final OrderedPartition partition = new OrderedPartition(order);

    @Test
    void shouldPutACommandBehindTheEventThatItsReplyNames() {
        // Given
        taken(command(0, 5), 1);

        // When
        add(command(0, 5), event(0, 1), event(1, 9), event(2, 9));
        allRead();

        // Then
        assertThat(drained()).containsExactly("e0", "e1", "c0", "e2");
    }

    @Test
    void shouldWaitForTheEventThatCameBeforeACommand() {
        // Given
        taken(command(0, 5), 1);
        add(command(0, 5), event(0, 1));

        // When
        List<String> before = drained();
        add(event(1, 9));
        List<String> after = drained();

        // Then
        assertThat(before).containsExactly("e0");
        assertThat(after).containsExactly("e1", "c0");
    }

    @Test
    void shouldNotWaitForAnOffsetThatIsNoRecord() {
        // Given: offset 1 is where a transaction ended
        taken(command(0, 5), 0);
        add(command(0, 5), event(0, 1));

        // When
        partition.readTo(Topic.SMS_SESSION_EVENTS, 2, true);

        // Then
        assertThat(drained()).containsExactly("e0", "c0");
    }

    @Test
    void shouldLetEventsWaitUntilTheNextCommandIsKnown() {
        // When
        add(event(0, 1));

        // Then
        assertThat(drained()).isEmpty();
    }

    @Test
    void shouldTakeAppendTimesWhereNoReplyIsLeft() {
        // When
        add(command(0, 5), event(0, 1), event(1, 9));
        allRead();

        // Then
        assertThat(drained()).containsExactly("e0", "c0", "e1");
        assertThat(partition.guessed()).isEqualTo(1);
    }

    private void add(InputRecord... records) {
        List.of(records).forEach(partition::add);
    }

    private void allRead() {
        partition.readTo(Topic.COACH_COMMANDS, 0, true);
        partition.readTo(Topic.SMS_SESSION_EVENTS, 0, true);
    }

    private void taken(InputRecord command, long lastEvent) {
        order.learn(new OutputRecord(
                Topic.COACH_REPLIES,
                null,
                null,
                List.of(
                        RecordHeader.of(HeaderNames.CAUSATION_POSITION, command.position()),
                        RecordHeader.of(
                                HeaderNames.INTERLEAVING,
                                InputRecord.position(Topic.SMS_SESSION_EVENTS, 0, lastEvent))),
                0));
    }

    private List<String> drained() {
        List<String> drained = new ArrayList<>();
        for (InputRecord next = partition.next(); next != null; next = partition.next()) {
            drained.add((next.topic() == Topic.COACH_COMMANDS ? "c" : "e") + next.offset());
        }
        return drained;
    }

    private static InputRecord command(long offset, long timestamp) {
        return new InputRecord(Topic.COACH_COMMANDS, 0, offset, timestamp, null, null, List.of());
    }

    private static InputRecord event(long offset, long timestamp) {
        return new InputRecord(Topic.SMS_SESSION_EVENTS, 0, offset, timestamp, null, null, List.of());
    }
}
