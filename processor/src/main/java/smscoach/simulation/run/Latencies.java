package smscoach.simulation.run;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Durations in buckets that are at most a sixteenth wide, so that any number of them needs no more room. */
final class Latencies {

    private static final int FINE_BITS = 4;
    private static final int FINE = 1 << FINE_BITS;

    private final long[] buckets = new long[64 * FINE];
    private long count;

    void add(long nanos) {
        long micros = Math.max(0, nanos / 1_000);
        buckets[bucket(micros)]++;
        count++;
    }

    long count() {
        return count;
    }

    /** The least duration that so many of a hundred do not exceed; zero where there are none. */
    Duration percentile(int percent) {
        long rank = Math.max(1, (count * percent + 99) / 100);
        long seen = 0;
        for (int i = 0; i < buckets.length; i++) {
            seen += buckets[i];
            if (count > 0 && seen >= rank) {
                return Duration.of(highest(i), ChronoUnit.MICROS);
            }
        }
        return Duration.ZERO;
    }

    private static int bucket(long micros) {
        if (micros < FINE) {
            return (int) micros;
        }
        int shift = 63 - Long.numberOfLeadingZeros(micros) - FINE_BITS;
        return (shift + 1) * FINE + (int) (micros >> shift) - FINE;
    }

    private static long highest(int bucket) {
        if (bucket < FINE) {
            return bucket;
        }
        int shift = bucket / FINE - 1;
        long lowest = (long) (bucket % FINE + FINE) << shift;
        return lowest + (1L << shift) - 1;
    }
}
