package smscoach.gateway.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.gateway.kafka.Follower;
import smscoach.gateway.kafka.Kafka;
import smscoach.gateway.kafka.Start;

/** One reader of the events for all streams. */
public final class EventFeed implements Follower.Reader, AutoCloseable {

    private final Kafka kafka;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, List<EventStream>> streams = new HashMap<>();
    private final Recent recent = new Recent();
    private final Follower follower;
    private int open;
    /** What is before is not in {@link Recent}. */
    private @Nullable Marks floor;

    private @Nullable Marks next;

    /**
     * Begins to read events.
     *
     * @param back how old ones are read, so that those who come back after a restart find in memory what they missed
     */
    public EventFeed(Kafka kafka, Duration back) {
        this.kafka = kafka;
        this.follower = Follower.start(
                kafka,
                "events",
                List.of(Topic.SUPERVISOR_SESSION_EVENTS, Topic.SMS_MESSAGE_DELIVERIES),
                new Start.Back(back),
                this);
    }

    /** Whether it has begun, so that there can be streams. */
    public boolean isReady() {
        return locked(() -> next != null);
    }

    public boolean awaitReady(Duration patience) throws InterruptedException {
        return follower.awaitCaughtUp(patience);
    }

    public int open() {
        return locked(() -> open);
    }

    public int open(String owner) {
        return locked(() -> streams.getOrDefault(owner, List.of()).size());
    }

    @Override
    public void begin(Map<TopicPartition, Long> offsets) {
        locked(() -> {
            floor = Marks.at(sessionEventsTopic(), offsets);
            next = Marks.at(sessionEventsTopic(), offsets);
            return next;
        });
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        Optional<Notice> notice = Notice.of(topic(record.topic()), record);
        locked(() -> {
            Marks marks = begun(next);
            marks.set(partition, record.offset() + 1);
            notice.filter(each -> !each.owners().isEmpty())
                    .ifPresent(each -> tell(new Recent.Entry(partition, record.offset(), each)));
            return marks;
        });
    }

    private void tell(Recent.Entry entry) {
        for (Recent.Entry gone : recent.add(entry)) {
            begun(floor).set(gone.partition(), gone.offset() + 1);
        }
        for (String owner : entry.notice().owners()) {
            for (EventStream stream : streams.getOrDefault(owner, List.of())) {
                if (isNew(entry, stream.from(), stream.partition())) {
                    stream.offer(new Told(
                            entry.notice(), begun(next).id(stream.partition()).max(stream.from())));
                }
            }
        }
    }

    /** How a stream begins. */
    sealed interface Opening {

        /** With what was missed. */
        record FromMemory(EventStream stream, List<Told> missed) implements Opening {}

        /** What was missed is in the log only: from there to where the stream begins. */
        record FromLog(EventStream stream, EventId since) implements Opening {}

        /** What was missed cannot be told from that id: the topics have other partitions now. */
        record Anew(EventStream stream) implements Opening {}
    }

    /** Opens a stream that goes on after that id, or begins now. It must be closed. */
    Opening open(String owner, @Nullable EventId after) {
        return locked(() -> {
            Marks marks = begun(next);
            int partition = Kafka.partitionOf(owner.getBytes(UTF_8), marks.sessionEventPartitions());
            EventId now = marks.id(partition);
            if (after == null || !after.hasPartitions(marks.messagePartitions())) {
                EventStream stream = add(new EventStream(owner, partition, now));
                return after == null ? new Opening.FromMemory(stream, List.of()) : new Opening.Anew(stream);
            }
            EventStream stream = add(new EventStream(owner, partition, now.max(after)));
            return after.isNotBefore(begun(floor).id(partition))
                    ? new Opening.FromMemory(stream, missed(stream, after))
                    : new Opening.FromLog(stream, after);
        });
    }

    void close(EventStream stream) {
        locked(() -> {
            List<EventStream> same = streams.get(stream.owner());
            if (same != null && same.remove(stream)) {
                open--;
                if (same.isEmpty()) {
                    streams.remove(stream.owner());
                }
            }
            return open;
        });
    }

    /** Where the stream is, if it has been told all there is. */
    Optional<EventId> idle(EventStream stream) {
        return locked(() -> stream.isEmpty()
                ? Optional.of(begun(next).id(stream.partition()).max(stream.from()))
                : Optional.empty());
    }

    private EventStream add(EventStream stream) {
        streams.computeIfAbsent(stream.owner(), owner -> new ArrayList<>(1)).add(stream);
        open++;
        return stream;
    }

    /** In the order in which they were read; each with where the stream is then. */
    private List<Told> missed(EventStream stream, EventId after) {
        List<Told> missed = new ArrayList<>();
        EventId at = after;
        for (Recent.Entry entry : recent.of(stream.owner())) {
            if (isNew(entry, after, stream.partition())) {
                at = advanced(at, entry.partition(), entry.offset());
                missed.add(new Told(entry.notice(), at));
            }
        }
        return missed;
    }

    EventId advanced(EventId id, TopicPartition partition, long offset) {
        if (partition.topic().equals(sessionEventsTopic())) {
            return new EventId(offset + 1, id.messages());
        }
        long[] messages = id.messages().clone();
        messages[partition.partition()] = offset + 1;
        return new EventId(id.sessionEvents(), messages);
    }

    private boolean isNew(Recent.Entry entry, EventId after, int partition) {
        if (entry.partition().topic().equals(sessionEventsTopic())) {
            return entry.partition().partition() == partition && entry.offset() >= after.sessionEvents();
        }
        return entry.offset() >= after.messages()[entry.partition().partition()];
    }

    Topic topic(String name) {
        return name.equals(sessionEventsTopic()) ? Topic.SUPERVISOR_SESSION_EVENTS : Topic.SMS_MESSAGE_DELIVERIES;
    }

    String sessionEventsTopic() {
        return kafka.names().apply(Topic.SUPERVISOR_SESSION_EVENTS);
    }

    private static Marks begun(@Nullable Marks marks) {
        if (marks == null) {
            throw new IllegalStateException("No stream can be opened before the topics are read");
        }
        return marks;
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        follower.close();
        locked(() -> {
            streams.values().forEach(same -> same.forEach(EventStream::cut));
            return open;
        });
    }
}
