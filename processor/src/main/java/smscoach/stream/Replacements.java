package smscoach.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How often stream threads that died are replaced, and after which pause. The first is replaced at once, since most
 * trouble has passed by then; the next ones wait longer each time, so that trouble that stays is no hot loop, and half a
 * minute of it is survived. In an outage of the brokers a thread dies once in five minutes at most (task.timeout.ms):
 * that goes on for as long as the outage does.
 */
final class Replacements {

    static final Duration WINDOW = Duration.ofMinutes(10);
    static final int PER_THREAD = 5;

    private final int threads;
    private final LongSupplier nanos;
    private final Deque<Long> latest = new ArrayDeque<>();

    Replacements(int threads, LongSupplier nanos) {
        this.threads = threads;
        this.nanos = nanos;
    }

    /** The pause before the next replacement; empty where there were too many. */
    synchronized Optional<Duration> next() {
        long now = nanos.getAsLong();
        latest.removeIf(then -> now - then > WINDOW.toNanos());
        if (latest.size() >= PER_THREAD * threads) {
            return Optional.empty();
        }
        int round = latest.size() / threads;
        latest.add(now);
        return Optional.of(round == 0 ? Duration.ZERO : Duration.ofSeconds(1L << round));
    }
}
