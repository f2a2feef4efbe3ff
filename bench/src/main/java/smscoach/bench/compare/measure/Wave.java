package smscoach.bench.compare.measure;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.Histogram;

/**
 * Probes of one rate: when each was due, and how long its news took. What was due counts, not what was sent: who cannot
 * keep up makes those wait who come after.
 */
final class Wave {

    private static final int DIGITS = 3;
    private static final long ARRIVED = 0;

    private final int first;
    private final AtomicLongArray due;
    private final AtomicInteger arrived = new AtomicInteger();
    private final Histogram nanos = new Histogram(DIGITS);

    /** So many probes, numbered from the first. */
    Wave(int first, int probes) {
        this.first = first;
        this.due = new AtomicLongArray(probes);
    }

    /** Before the probe is sent. */
    void due(int number, long nanoTime) {
        due.set(number - first, nanoTime);
    }

    /** The first news of a probe counts; it is that of its accept. By one thread. */
    void news(int number, long nanoTime) {
        int index = number - first;
        if (index < 0 || index >= due.length()) {
            return;
        }
        long since = due.getAndSet(index, ARRIVED);
        if (since != ARRIVED) {
            nanos.recordValue(Math.max(0, nanoTime - since));
            arrived.incrementAndGet();
        }
    }

    int arrived() {
        return arrived.get();
    }

    int probes() {
        return due.length();
    }

    boolean isComplete() {
        return arrived() == probes();
    }

    /** Once no more news comes. */
    Histogram nanos() {
        return nanos;
    }
}
