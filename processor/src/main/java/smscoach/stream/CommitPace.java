package smscoach.stream;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import smscoach.contract.Topic;

/**
 * When a stream thread commits. Nobody reads what is not committed, and each commit has its price: brokers are asked,
 * and the thread waits for them. So it commits
 *
 * <ul>
 *   <li>at once where somebody waits for what it wrote, but for a rest that is as long as the last commit took, or
 *       brokers would have little else to do;
 *   <li>at the interval where there is so much to do that the thread has worked through half of the time since the last
 *       commit, and for as long as it has: that one serves everybody, and time is better spent on who waits behind;
 *   <li>less often where there is a backlog, too: all records of the transaction have waited for their turn, and wait for
 *       the commit a quarter of that more, up to the longest interval.
 * </ul>
 *
 * <p>What is decided does not depend on it; only how much of it is committed together.
 */
final class CommitPace {

    /** How often a thread looks whether it is time. */
    static final Duration TICK = Duration.ofMillis(5);

    /**
     * Kafka Streams' own as well, so that a commit that fails to come when it was asked for comes then. Whoever reads an
     * output partition waits for the transactions of all threads that write to it: longer would be long for those whose
     * thread has no backlog.
     */
    static final Duration LONGEST_INTERVAL = Duration.ofMillis(300);

    /** With what a commit takes, about a tenth of a second. */
    private static final long INTERVAL = Duration.ofMillis(75).toNanos();

    private static final long LEAST_REST = Duration.ofMillis(4).toNanos();

    private final LongSupplier nanos;
    private boolean isOpen;
    private boolean isAwaited;
    private long worked;
    private long leastWait;
    private long rest = LEAST_REST;
    private long committed;

    CommitPace(LongSupplier nanos) {
        this.nanos = nanos;
        asked();
        this.committed -= LEAST_REST;
    }

    long now() {
        return nanos.getAsLong();
    }

    /** Tables are looked at, streams are waited for. */
    void wrote(Topic output) {
        isAwaited |= output.policy() == Topic.Policy.DELETE;
    }

    /** A record was processed, from then until now, which had waited for so many milliseconds by the clock. */
    void took(long began, long waitedMillis) {
        isOpen = true;
        worked += nanos.getAsLong() - began;
        leastWait = Math.min(leastWait, waitedMillis);
    }

    /** Whether it is time for a commit. */
    boolean isDue() {
        if (!isOpen) {
            return false;
        }
        long elapsed = nanos.getAsLong() - committed;
        boolean isIdle = elapsed > 2 * worked;
        return elapsed >= rest && ((isAwaited && isIdle) || elapsed >= interval());
    }

    private long interval() {
        return Math.clamp(TimeUnit.MILLISECONDS.toNanos(leastWait) / 4, INTERVAL, LONGEST_INTERVAL.toNanos());
    }

    /** Whether there is anything to commit. */
    boolean isOpen() {
        return isOpen;
    }

    /** A commit was asked for; whether it has come is told where transactions are. */
    void asked() {
        isOpen = false;
        isAwaited = false;
        worked = 0;
        leastWait = Long.MAX_VALUE;
        committed = nanos.getAsLong();
    }

    /** All that was written is committed, which took so long. */
    void committed(long duration) {
        asked();
        rest = Math.clamp(duration, LEAST_REST, LONGEST_INTERVAL.toNanos());
    }
}
