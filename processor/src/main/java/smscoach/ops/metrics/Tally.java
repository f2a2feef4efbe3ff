package smscoach.ops.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.List;

/** What one task would count of one metric, until it is settled whether it counts. Made once, then free of garbage. */
final class Tally {

    private final Counter[] points;
    private final long[] pending;

    Tally(List<Counter> points) {
        this.points = points.toArray(Counter[]::new);
        this.pending = new long[points.size()];
    }

    void add(int point) {
        pending[point]++;
    }

    /** It counts. */
    void settle() {
        for (int i = 0; i < pending.length; i++) {
            if (pending[i] > 0) {
                points[i].increment((double) pending[i]);
                pending[i] = 0;
            }
        }
    }
}
