package smscoach.bench.scaling;

import java.util.List;

/** What is measured. */
record ScalingPlan(long seed, int records, int rounds, List<Layout> layouts) {

    private static final int RECORDS = 400_000;
    private static final int QUICK_RECORDS = 100_000;
    private static final int ROUNDS = 3;

    static ScalingPlan full(long seed) {
        return new ScalingPlan(seed, RECORDS, ROUNDS, Layout.parseAll(Layout.USUAL));
    }

    /** To see in minutes whether all of it works; its figures say little. */
    static ScalingPlan quick(long seed) {
        return new ScalingPlan(seed, QUICK_RECORDS, 1, Layout.parseAll(Layout.QUICK));
    }

    ScalingPlan withRecords(int count) {
        return new ScalingPlan(seed, count, rounds, layouts);
    }

    ScalingPlan withRounds(int count) {
        return new ScalingPlan(seed, records, count, layouts);
    }

    ScalingPlan withLayouts(List<Layout> chosen) {
        return new ScalingPlan(seed, records, rounds, chosen);
    }
}
