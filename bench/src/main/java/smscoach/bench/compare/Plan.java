package smscoach.bench.compare;

import java.time.Duration;
import java.util.List;

/** What is measured. */
public record Plan(
        long seed,
        int records,
        boolean messages,
        int rounds,
        long commitMillis,
        List<Setting> throughput,
        List<Integer> ratesPerSecond,
        int latencyPartitions,
        long compileMillis,
        long warmUpMillis,
        long measuredMillis) {

    /** On how many partitions, by how many threads. */
    public record Setting(int partitions, int threads) {

        @Override
        public String toString() {
            return partitions
                    + (partitions == 1 ? " partition, " : " partitions, ")
                    + threads
                    + (threads == 1 ? " thread" : " threads");
        }
    }

    static Plan full(long seed, int records) {
        return new Plan(
                seed,
                records,
                true,
                3,
                100,
                List.of(new Setting(1, 1), new Setting(4, 1), new Setting(4, 2)),
                List.of(100, 1_000, 10_000),
                4,
                40_000,
                10_000,
                30_000);
    }

    /** To see in minutes whether all of it works; its figures say little. */
    static Plan quick(long seed, int records) {
        return new Plan(
                seed, records, true, 1, 100, List.of(new Setting(4, 1)), List.of(100, 1_000), 4, 2_000, 2_000, 3_000);
    }

    Plan withRounds(int count) {
        return with(messages, count, commitMillis, throughput, ratesPerSecond);
    }

    Plan withCommitMillis(long millis) {
        return with(messages, rounds, millis, throughput, ratesPerSecond);
    }

    Plan onlyThroughput() {
        return with(messages, rounds, commitMillis, throughput, List.of());
    }

    Plan onlyLatency() {
        return with(messages, rounds, commitMillis, List.of(), ratesPerSecond);
    }

    Plan withRates(List<Integer> rates) {
        return with(messages, rounds, commitMillis, throughput, rates);
    }

    Plan withoutMessages() {
        return with(false, rounds, commitMillis, throughput, ratesPerSecond);
    }

    private Plan with(boolean withMessages, int roundCount, long millis, List<Setting> settings, List<Integer> rates) {
        return new Plan(
                seed,
                records,
                withMessages,
                roundCount,
                millis,
                settings,
                rates,
                latencyPartitions,
                compileMillis,
                warmUpMillis,
                measuredMillis);
    }

    public Duration commitInterval() {
        return Duration.ofMillis(commitMillis);
    }

    /** Many records, so that what is to be compiled is compiled. */
    public Duration compile() {
        return Duration.ofMillis(compileMillis);
    }

    public Duration warmUp() {
        return Duration.ofMillis(warmUpMillis);
    }

    public Duration measured() {
        return Duration.ofMillis(measuredMillis);
    }
}
