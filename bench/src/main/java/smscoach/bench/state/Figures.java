package smscoach.bench.state;

import org.jspecify.annotations.Nullable;

/**
 * What was found with so many live sessions.
 *
 * @param problem why there are no figures; null where there are
 * @param recordsPerSecond of a backlog, worked off by one thread
 * @param records over which that was counted
 * @param cpuSeconds processor time of the instance for a million records
 * @param kafkaCpuSeconds processor time of Kafka for a million records
 * @param heapBytes live objects of the instance after that
 * @param residentBytes its process in memory after that
 * @param filled what is stored of the live sessions and subscriptions alone
 * @param stored what is stored after the backlog
 * @param warmRestartSeconds from a start, state folder and all, until every partition has outputs again
 * @param restoreSeconds the same without the state folder
 */
public record Figures(
        int liveSessions,
        int round,
        @Nullable String problem,
        double recordsPerSecond,
        long records,
        double cpuSeconds,
        double kafkaCpuSeconds,
        long heapBytes,
        long residentBytes,
        Stored filled,
        Stored stored,
        double warmRestartSeconds,
        double restoreSeconds) {

    /**
     * Bytes on disks.
     *
     * @param rocksDbBytes files in the state folder of the instance, which has stopped
     * @param changelogBytes of the changelog in Kafka's logs, all that was ever written
     */
    public record Stored(long rocksDbBytes, long changelogBytes) {

        static final Stored NOTHING = new Stored(0, 0);
    }

    static Figures failed(int liveSessions, int round, String problem) {
        return new Figures(liveSessions, round, problem, 0, 0, 0, 0, 0, 0, Stored.NOTHING, Stored.NOTHING, 0, 0);
    }

    boolean counts() {
        return problem == null;
    }

    /** Heap and RocksDB, with all that is in them of subscriptions, the backlog and the program. */
    long bytes() {
        return heapBytes + stored.rocksDbBytes();
    }
}
