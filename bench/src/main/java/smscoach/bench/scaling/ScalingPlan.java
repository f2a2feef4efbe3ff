package smscoach.bench.scaling;

import java.time.Duration;
import java.util.List;

/** What is measured. */
record ScalingPlan(long seed, int records, int rounds, long commitMillis, List<Layout> layouts) {

    private static final int RECORDS = 400_000;
    private static final int QUICK_RECORDS = 40_000;
    private static final int ROUNDS = 3;
    private static final long COMMIT_MILLIS = 100;

    static ScalingPlan full(long seed) {
        return new ScalingPlan(seed, RECORDS, ROUNDS, COMMIT_MILLIS, Layout.parseAll(Layout.USUAL));
    }

    /** To see in minutes whether all of it works; its figures say little. */
    static ScalingPlan quick(long seed) {
        return new ScalingPlan(seed, QUICK_RECORDS, 1, COMMIT_MILLIS, Layout.parseAll(Layout.QUICK));
    }

    ScalingPlan withRecords(int count) {
        return new ScalingPlan(seed, count, rounds, commitMillis, layouts);
    }

    ScalingPlan withRounds(int count) {
        return new ScalingPlan(seed, records, count, commitMillis, layouts);
    }

    ScalingPlan withLayouts(List<Layout> chosen) {
        return new ScalingPlan(seed, records, rounds, commitMillis, chosen);
    }

    Duration commitInterval() {
        return Duration.ofMillis(commitMillis);
    }
}
