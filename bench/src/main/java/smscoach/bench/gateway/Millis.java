package smscoach.bench.gateway;

import org.HdrHistogram.Histogram;

/** How long something took, in milliseconds. */
public record Millis(long measured, double p50, double p99, double p999, double max) {

    private static final double NANOS = 1e6;

    static Millis of(Histogram nanos) {
        return new Millis(
                nanos.getTotalCount(),
                nanos.getValueAtPercentile(50) / NANOS,
                nanos.getValueAtPercentile(99) / NANOS,
                nanos.getValueAtPercentile(99.9) / NANOS,
                nanos.getMaxValue() / NANOS);
    }
}
