package smscoach.gateway.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.common.TopicPartition;

/** The latest notices in memory, in the order in which they were read: most who come back were away for seconds only. */
final class Recent {

    private static final int MOST_NOTICES = 20_000;
    private static final long MOST_BYTES = 32L * 1024 * 1024;

    /** A notice and where it was read. */
    record Entry(TopicPartition partition, long offset, Notice notice) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private long bytes;

    /** Adds one, and gives those that had to go for it, oldest first. */
    List<Entry> add(Entry entry) {
        entries.addLast(entry);
        bytes += entry.notice().data().length;
        List<Entry> gone = new ArrayList<>();
        while (entries.size() > MOST_NOTICES || bytes > MOST_BYTES) {
            Entry first = entries.removeFirst();
            bytes -= first.notice().data().length;
            gone.add(first);
        }
        return gone;
    }

    List<Entry> of(String owner) {
        return entries.stream()
                .filter(entry -> entry.notice().owners().contains(owner))
                .toList();
    }
}
