package smscoach.bench.compare.measure;

import java.util.List;
import java.util.stream.StreamSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * How long a supervisor waits for the news: from the moment at which an accept was due to be sent to the receipt of its
 * Delivered, committed. In milliseconds.
 *
 * @param problem why these figures do not count; null where they do
 * @param ratePerSecond records that were to be sent
 * @param sentPerSecond records that were sent
 * @param cores how many processor cores the contender took meanwhile
 * @param kafkaCores and Kafka, for all its clients
 * @param curve points of the distribution
 */
public record Latency(
        String contender,
        int ratePerSecond,
        int round,
        @Nullable String problem,
        double sentPerSecond,
        double cores,
        double kafkaCores,
        long measured,
        double p50,
        double p99,
        double p999,
        double max,
        List<Point> curve) {

    private static final double NANOS = 1e6;
    private static final int STEPS_PER_HALVING = 5;

    /** So many of a hundred waited no longer. */
    public record Point(double percentile, double millis) {}

    static Latency of(
            String contender,
            int rate,
            int round,
            double sentPerSecond,
            double cores,
            double kafkaCores,
            Histogram nanos) {
        return new Latency(
                contender,
                rate,
                round,
                null,
                sentPerSecond,
                cores,
                kafkaCores,
                nanos.getTotalCount(),
                nanos.getValueAtPercentile(50) / NANOS,
                nanos.getValueAtPercentile(99) / NANOS,
                nanos.getValueAtPercentile(99.9) / NANOS,
                nanos.getMaxValue() / NANOS,
                StreamSupport.stream(nanos.percentiles(STEPS_PER_HALVING).spliterator(), false)
                        .map(each -> new Point(each.getPercentileLevelIteratedTo(), each.getValueIteratedTo() / NANOS))
                        .toList());
    }

    static Latency failed(String contender, int rate, int round, String problem) {
        return new Latency(contender, rate, round, problem, 0, 0, 0, 0, 0, 0, 0, 0, List.of());
    }

    public boolean counts() {
        return problem == null;
    }
}
