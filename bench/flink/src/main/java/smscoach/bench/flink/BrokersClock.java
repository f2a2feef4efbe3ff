package smscoach.bench.flink;

import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.RelativeClock;

/**
 * Watermarks of one partition whose records carry the time at which the broker took them. While old records are caught
 * up with they follow the records; then they go on by the wall clock, so that a quiet partition holds nobody up.
 */
final class BrokersClock implements WatermarkGenerator<Step> {

    /** For records on their way from the broker. */
    private static final long DISORDER_MILLIS = 20;

    private static final Duration RECENT = Duration.ofSeconds(1);
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final Duration NOTHING_EVER = Duration.ofSeconds(5);

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
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        long now = System.currentTimeMillis();
        boolean caughtUp = latest > now - RECENT.toMillis() || isQuiet();
        output.emitWatermark(new Watermark(caughtUp ? Math.max(latest - 1, now - DISORDER_MILLIS) : latest - 1));
    }

    private boolean isQuiet() {
        Duration bound = latest == Long.MIN_VALUE + 1 ? NOTHING_EVER : QUIET;
        return activity.relativeTimeNanos() - since > bound.toNanos();
    }
}
