package smscoach.gateway.events;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What one open connection has still to be told. It holds so much and no more: who reads too slowly is cut off. */
final class EventStream {

    static final int CAPACITY = 1024;

    /** Wakes whoever waits. */
    private static final Told END = new Told(new Notice(Set.of(), "", new byte[0]), new EventId(0, new long[0]));

    private final String owner;
    private final int partition;
    private final EventId from;
    private final BlockingQueue<Told> waiting = new LinkedBlockingQueue<>(CAPACITY);
    private volatile boolean cut;

    /**
     * @param partition of the session events of this owner
     * @param from what lies before it was told, or will be, by another way
     */
    EventStream(String owner, int partition, EventId from) {
        this.owner = owner;
        this.partition = partition;
        this.from = from;
    }

    String owner() {
        return owner;
    }

    int partition() {
        return partition;
    }

    EventId from() {
        return from;
    }

    void offer(Told told) {
        if (!cut && !waiting.offer(told)) {
            cut();
        }
    }

    void cut() {
        cut = true;
        waiting.clear();
        boolean unused = waiting.offer(END);
    }

    boolean isCut() {
        return cut;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    @Nullable
    Told next(Duration patience) throws InterruptedException {
        return waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
