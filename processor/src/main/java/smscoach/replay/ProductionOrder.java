package smscoach.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;

/**
 * The order in which production took the records of the two input topics, rebuilt from the topics alone.
 *
 * <p>Within a topic it is the order of offsets. Between the two, every command that was taken has an output, a reply or
 * a dead letter, whose {@code interleaving} says which session event of its partition came last before it.
 */
public final class ProductionOrder {

    /** By partition: for the offset of a command, that of the event before it. */
    private final Map<Integer, OffsetTable> lastEventBefore = new HashMap<>();

    /**
     * Learns from an output record which session event came before the command that caused it. What an event caused
     * tells nothing; its dead letter may yet have an interleaving, which its publisher wrote.
     */
    public void learn(OutputRecord output) {
        Position command = Position.in(output, HeaderNames.CAUSATION_POSITION);
        if (command == null || command.topic() != Topic.COACH_COMMANDS) {
            return;
        }
        Position event = Position.in(output, HeaderNames.INTERLEAVING);
        if (event != null && event.topic() == Topic.SMS_SESSION_EVENTS) {
            lastEventBefore
                    .computeIfAbsent(command.partition(), p -> new OffsetTable())
                    .put(command.offset(), event.offset());
        }
    }

    /**
     * Merges the records of one partition of both topics, each in the order of its offsets. Commands of which no output
     * was seen have not been taken yet: they come last.
     */
    public List<InputRecord> merge(List<InputRecord> commands, List<InputRecord> events) {
        List<InputRecord> merged = new ArrayList<>(commands.size() + events.size());
        int next = 0;
        for (InputRecord command : commands) {
            Long last = lastEventBefore(command);
            long until = last == null ? Long.MAX_VALUE : last;
            while (next < events.size() && events.get(next).offset() <= until) {
                merged.add(events.get(next++));
            }
            merged.add(command);
        }
        merged.addAll(events.subList(next, events.size()));
        return merged;
    }

    /** The offset of the session event that was taken last before that command, -1 for none; null where unknown. */
    public @Nullable Long lastEventBefore(InputRecord command) {
        OffsetTable table = lastEventBefore.get(command.partition());
        long last = table == null ? OffsetTable.NONE : table.get(command.offset());
        return last == OffsetTable.NONE ? null : last;
    }
}
