package smscoach.bench.compare.measure;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import smscoach.torture.stage.StageException;
import smscoach.torture.stage.Waiting;

/** What had been used when the first outputs were committed, and when the last were. */
record Progress(Moment first, Moment last) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration QUIET = Duration.ofSeconds(3);

    record Moment(long end, long nanos, Duration cpu, Duration kafkaCpu) {

        static Moment at(long end, Entrant entrant, Rig rig) {
            return new Moment(end, System.nanoTime(), entrant.cpuTime(), rig.kafkaCpuTime());
        }
    }

    /** Watches until so many outputs are there, and no more came for some time. */
    static Progress watch(Entrant entrant, Rig rig, String topic, int partitions, long expected)
            throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + rig.limit().toNanos();
        Moment first = null;
        Moment last = null;
        for (long end = 0; ; Waiting.pause(BETWEEN_LOOKS)) {
            long now = rig.committedEnd(topic, partitions);
            if (now != end) {
                last = Moment.at(now, entrant, rig);
                first = first == null ? last : first;
                end = now;
            }
            boolean done = end >= expected;
            if (first != null && last != null && done && System.nanoTime() - last.nanos() > QUIET.toNanos()) {
                if (first.end() == last.end()) {
                    throw new StageException("All outputs came in one commit: more records are needed");
                }
                return new Progress(first, last);
            }
            entrant.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new StageException("%,d of %,d outputs within %d s"
                        .formatted(end, expected, rig.limit().toSeconds()));
            }
        }
    }

    /** How much of the work fell into that time: what was done before the first commit did not. */
    double share() {
        return 1 - (double) first.end() / last.end();
    }

    double seconds() {
        return (last.nanos() - first.nanos()) / 1e9;
    }

    double cpuSeconds() {
        return last.cpu().minus(first.cpu()).toNanos() / 1e9;
    }

    double kafkaCpuSeconds() {
        return last.kafkaCpu().minus(first.kafkaCpu()).toNanos() / 1e9;
    }
}
