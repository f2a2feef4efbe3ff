package smscoach.stream;

import java.time.Duration;
import java.util.function.LongSupplier;
import smscoach.contract.Topic;

/**
 * When a stream thread commits before its interval is over: at once where somebody waits for what it wrote, since nobody
 * reads what is not committed. But each commit has its price, so that there is none
 *
 * <ul>
 *   <li>right after the last one, or brokers would have little else to do. The rest that is made is as long as the
 *       last commit took, where that is more;
 *   <li>where there is so much to do that the thread has worked through half of the time since the last one, and for as
 *       long as it has: the interval's commit then serves everybody, and time is better spent on who waits behind.
 * </ul>
 *
 * <p>What is decided does not depend on it; only how much of it is committed together.
 */
final class CommitPace {

    /** How often a thread looks whether the rest is over. */
    static final Duration TICK = Duration.ofMillis(5);

    private static final long LEAST_REST = Duration.ofMillis(4).toNanos();

    private final LongSupplier nanos;
    private boolean isAwaited;
    private long worked;
    private long rest = LEAST_REST;
    private long committed;

    CommitPace(LongSupplier nanos) {
        this.nanos = nanos;
        this.committed = nanos.getAsLong() - LEAST_REST;
    }

    long now() {
        return nanos.getAsLong();
    }

    /** Tables are looked at, streams are waited for. */
    void wrote(Topic output) {
        isAwaited |= output.policy() == Topic.Policy.DELETE;
    }

    /** A record was processed, from then until now. */
    void worked(long began) {
        worked += nanos.getAsLong() - began;
    }

    /** Whether it is time for a commit. */
    boolean isDue() {
        if (!isAwaited) {
            return false;
        }
        long elapsed = nanos.getAsLong() - committed;
        return elapsed >= rest && elapsed > 2 * worked;
    }

    /** Whether somebody waits for one. */
    boolean isAwaited() {
        return isAwaited;
    }

    /** A commit was asked for; whether it has come is told where transactions are. */
    void asked() {
        isAwaited = false;
        worked = 0;
        committed = nanos.getAsLong();
    }

    /** All that was written is committed, which took so long. */
    void committed(long duration) {
        asked();
        rest = Math.max(LEAST_REST, duration);
    }
}
