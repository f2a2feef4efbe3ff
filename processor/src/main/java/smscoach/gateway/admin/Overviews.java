package smscoach.gateway.admin;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.gateway.kafka.Kafka;

/** An overview a second for all who watch, made by one thread for as long as there is somebody. */
public final class Overviews implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Overviews.class);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Kafka kafka;
    private final Administration administration;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, Integer> watching = new HashMap<>();
    private int open;
    private boolean closed;
    private @Nullable Thread sampler;
    private @Nullable Overview latest;

    public Overviews(Kafka kafka, Administration administration) {
        this.kafka = kafka;
        this.administration = administration;
    }

    /** How many watch. */
    public int open() {
        lock.lock();
        try {
            return open;
        } finally {
            lock.unlock();
        }
    }

    public int open(String owner) {
        lock.lock();
        try {
            return watching.getOrDefault(owner, 0);
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** Must be followed by {@link #leave}. */
    void enter(String owner) {
        lock.lock();
        try {
            watching.merge(owner, 1, Integer::sum);
            open++;
            if (sampler == null && !closed) {
                sampler = Thread.ofPlatform().daemon().name("gateway-overviews").start(this::sample);
            }
        } finally {
            lock.unlock();
        }
    }

    void leave(String owner) {
        lock.lock();
        try {
            watching.computeIfPresent(owner, (id, count) -> count == 1 ? null : count - 1);
            open--;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The latest one, as soon as it is another than that; null where there is none in time. */
    @Nullable
    Overview next(@Nullable Overview seen, Duration patience) throws InterruptedException {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!closed && (latest == null || latest == seen)) {
                if (left <= 0) {
                    return null;
                }
                left = changed.awaitNanos(left);
            }
            return closed ? null : latest;
        } finally {
            lock.unlock();
        }
    }

    private void sample() {
        boolean watched = true;
        while (watched) {
            try (Admin admin = administration.admins().get();
                    Consumer<byte[], byte[]> consumer = kafka.consumers().get()) {
                ClusterLook look = new ClusterLook(kafka, administration.group(), admin, consumer);
                while (watched) {
                    long due = System.nanoTime() + SECOND;
                    tell(look.overview());
                    watched = isWatchedStill(due);
                }
            } catch (Exception e) {
                if (watched && !isClosed()) {
                    LOG.warn("The cluster could not be looked at: {}", e.toString());
                }
                watched = watched && isWatchedStill(System.nanoTime() + SECOND);
            }
        }
    }

    private void tell(Overview overview) {
        lock.lock();
        try {
            latest = overview;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until then, or until nobody watches: whoever comes next starts another thread. */
    private boolean isWatchedStill(long due) {
        lock.lock();
        try {
            long left = due - System.nanoTime();
            while (open > 0 && !closed && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (open > 0 && !closed) {
                return true;
            }
            sampler = null;
            latest = null;
            return false;
        } catch (InterruptedException e) {
            return false; // Only closing interrupts.
        } finally {
            lock.unlock();
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        Thread last;
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            last = sampler;
        } finally {
            lock.unlock();
        }
        if (last != null) {
            last.interrupt();
            try {
                boolean unused = last.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
