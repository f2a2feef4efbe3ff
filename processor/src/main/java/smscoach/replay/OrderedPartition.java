package smscoach.replay;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;

/**
 * One partition of the two input topics, merged into the order in which production took them, while both are still
 * being read.
 *
 * <p>Where the order of a command is not known, because its reply is gone or not yet there, the brokers' append times
 * decide, as they do in production where both topics have records waiting.
 */
public final class OrderedPartition {

    private final ProductionOrder order;
    private final Queue<InputRecord> commands = new ArrayDeque<>();
    private final Queue<InputRecord> events = new ArrayDeque<>();
    private long eventsReadTo;
    private boolean allCommandsRead;
    private boolean allEventsRead;
    private long guessed;

    public OrderedPartition(ProductionOrder order) {
        this.order = order;
    }

    /** Adds a record, in the order of its topic. */
    public void add(InputRecord record) {
        waiting(record.topic()).add(record);
        if (record.topic() == Topic.SMS_SESSION_EVENTS) {
            eventsReadTo = record.offset() + 1;
        }
    }

    /** Says how far a topic was read: to an offset that no record may have, and whether it ends there. */
    public void readTo(Topic topic, long offset, boolean atEnd) {
        if (topic == Topic.SMS_SESSION_EVENTS) {
            eventsReadTo = Math.max(eventsReadTo, offset);
            allEventsRead = atEnd;
        } else {
            allCommandsRead = atEnd;
        }
    }

    /** The next record, or null where more must be read to know it, or all is read. */
    public @Nullable InputRecord next() {
        InputRecord command = commands.peek();
        if (command == null) {
            return allCommandsRead ? events.poll() : null;
        }
        InputRecord event = events.peek();
        Long last = order.lastEventBefore(command);
        if (event == null) {
            boolean known = last != null && eventsReadTo > last;
            return known || allEventsRead ? taken(last) : null;
        }
        boolean eventFirst = last == null ? event.timestamp() <= command.timestamp() : event.offset() <= last;
        return eventFirst ? events.poll() : taken(last);
    }

    private @Nullable InputRecord taken(@Nullable Long last) {
        if (last == null) {
            guessed++;
        }
        return commands.poll();
    }

    /** How many records of that topic wait for others. */
    public int waitingOf(Topic topic) {
        return waiting(topic).size();
    }

    /** How many commands were placed by their append times, for want of a reply. */
    public long guessed() {
        return guessed;
    }

    private Queue<InputRecord> waiting(Topic topic) {
        return topic == Topic.SMS_SESSION_EVENTS ? events : commands;
    }
}
