package smscoach.bench.flink;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Watermarks of one partition whose records carry the time at which the broker took them. While old records are caught
 * up with, in this partition or another one, they follow the records: a partition from which nothing comes meanwhile
 * need not be at its end, since a consumer takes from one after the other. Then they go on by the wall clock, so that a
 * quiet partition holds nobody up.
 */
final class BrokersClock implements WatermarkGenerator<Step> {

    /** For records on their way from the broker. */
    private static final long DISORDER_MILLIS = 20;

    private static final Duration RECENT = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final Duration NOTHING_EVER = Duration.ofSeconds(5);

    /** A consumer that has much to catch up with may give nothing of anything for a while. */
    private static final Duration STALLED = Duration.ofSeconds(5);

    /** When an old record came last, and a recent one, of any partition that this process reads. */
    private static final AtomicLong LAST_OLD = new AtomicLong(System.nanoTime());

    private static final AtomicLong LAST_RECENT = new AtomicLong(System.nanoTime());

    private final RelativeClock activity;
    private long latest = Long.MIN_VALUE + 1;
    private long since;

    private BrokersClock(RelativeClock activity) {
        this.activity = activity;
        this.since = activity.relativeTimeNanos();
    }

    static WatermarkGeneratorSupplier<Step> supplier() {
        return context -> new BrokersClock(context.getInputActivityClock());
    }

    @Override
    public void onEvent(Step step, long timestamp, WatermarkOutput output) {
        latest = Math.max(latest, timestamp);
        since = activity.relativeTimeNanos();
        boolean recent = isRecent(timestamp, System.currentTimeMillis());
        (recent ? LAST_RECENT : LAST_OLD).setRelease(System.nanoTime());
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        long now = System.currentTimeMillis();
        boolean caughtUp = isRecent(latest, now) || (isQuiet() && isNobodyBehind());
        output.emitWatermark(new Watermark(caughtUp ? Math.max(latest - 1, now - DISORDER_MILLIS) : latest - 1));
    }

    private static boolean isRecent(long timestamp, long now) {
        return timestamp > now - RECENT.toMillis();
    }

    private static boolean isNobodyBehind() {
        long old = LAST_OLD.getAcquire();
        Duration bound = LAST_RECENT.getAcquire() - old > 0 ? QUIET : STALLED;
        return System.nanoTime() - old > bound.toNanos();
    }

    private boolean isQuiet() {
        Duration bound = latest == Long.MIN_VALUE + 1 ? NOTHING_EVER : QUIET;
        return activity.relativeTimeNanos() - since > bound.toNanos();
    }
}
