package smscoach.bench.contender.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Two partitions of the same number, taken in the order of the brokers' times; a command before an event of its time. */
final class Merge {

    private final Deque<ConsumerRecord<byte[], byte[]>> commands = new ArrayDeque<>();
    private final Deque<ConsumerRecord<byte[], byte[]>> events = new ArrayDeque<>();

    void addCommand(ConsumerRecord<byte[], byte[]> record) {
        commands.add(record);
    }

    void addEvent(ConsumerRecord<byte[], byte[]> record) {
        events.add(record);
    }

    int commands() {
        return commands.size();
    }

    int events() {
        return events.size();
    }

    /**
     * The next record, or null while there is none, or while an earlier one may still come.
     *
     * @param allCommandsAreHere whether the broker has no command more
     * @param allEventsAreHere whether the broker has no event more
     */
    @Nullable
    ConsumerRecord<byte[], byte[]> next(boolean allCommandsAreHere, boolean allEventsAreHere) {
        ConsumerRecord<byte[], byte[]> command = commands.peek();
        ConsumerRecord<byte[], byte[]> event = events.peek();
        if (command == null) {
            return allCommandsAreHere ? events.poll() : null;
        }
        if (event == null) {
            return allEventsAreHere ? commands.poll() : null;
        }
        return command.timestamp() <= event.timestamp() ? commands.poll() : events.poll();
    }
}
