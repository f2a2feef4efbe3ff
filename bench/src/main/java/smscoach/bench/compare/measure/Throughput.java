package smscoach.bench.compare.measure;

import org.jspecify.annotations.Nullable;

/**
 * How fast a contender worked off what was there when it was warm: from half of its outputs to 99 in a hundred.
 *
 * @param problem why these figures do not count; null where they do
 * @param inOrder whether each supervisor was told everything in the order in which it happened
 * @param seconds how long that took
 * @param cpuSeconds processor time of the contender for a million records
 * @param kafkaCpuSeconds processor time of Kafka for a million records
 * @param fromStart records a second from the start of its process to 99 in a hundred of its outputs
 * @param cpuSecondsFromStart its processor time in that time, for a million records
 * @param outputBytes what Kafka's logs then hold of outputs, for a million records
 * @param otherBytes and of everything else: changelogs, repartition topics, positions, transactions
 */
public record Throughput(
        String contender,
        int partitions,
        int threads,
        int round,
        @Nullable String problem,
        boolean inOrder,
        double recordsPerSecond,
        double seconds,
        double cpuSeconds,
        double kafkaCpuSeconds,
        double fromStart,
        double cpuSecondsFromStart,
        double outputBytes,
        double otherBytes) {

    static Throughput failed(String contender, int partitions, int threads, int round, String problem) {
        return new Throughput(contender, partitions, threads, round, problem, false, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    public boolean counts() {
        return problem == null;
    }
}
