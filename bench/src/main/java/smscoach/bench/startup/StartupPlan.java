package smscoach.bench.startup;

import java.time.Duration;

/** What is measured. */
record StartupPlan(int rounds, int partitions, long commitMillis) {

    private static final int PARTITIONS = 4;
    private static final long COMMIT_MILLIS = 100;

    static StartupPlan ofRounds(int rounds) {
        return new StartupPlan(rounds, PARTITIONS, COMMIT_MILLIS);
    }

    Duration commitInterval() {
        return Duration.ofMillis(commitMillis);
    }
}
