package smscoach.bench.compare.measure;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import smscoach.torture.stage.StageException;
import smscoach.torture.stage.Waiting;

/**
 * What had been used when half of the outputs were committed, and when 99 in a hundred were. The first half is the
 * warm-up: a processor is started once and works for months, and compilers take longer for a large program than for a
 * small one. The last of them may wait for a clock, since nothing follows.
 *
 * <p>Who reads ahead of what he writes has done a part of the second half's work in the first. So it is told beside it
 * how fast all was worked off, from the start of the process on.
 *
 * @param start before the process was started
 * @param outputs in all
 */
record Progress(Moment start, Moment first, Moment last, long outputs) {

    private static final double FIRST = 0.5;
    private static final double LAST = 0.99;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration QUIET = Duration.ofSeconds(3);

    /** Watches until so many outputs are there, and no more came for some time. */
    static Progress watch(Entrant entrant, Rig rig, Moment start, String topic, int partitions, long expected)
            throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + rig.limit().toNanos();
        Moment first = null;
        Moment last = null;
        long changed = System.nanoTime();
        for (long end = 0; ; Waiting.pause(BETWEEN_LOOKS)) {
            long now = rig.committedEnd(topic, partitions);
            if (now != end) {
                changed = System.nanoTime();
                if (first == null && now >= FIRST * expected) {
                    first = Moment.now(now, entrant.cpuTime(), rig);
                } else if (last == null && now >= LAST * expected) {
                    last = Moment.now(now, entrant.cpuTime(), rig);
                }
                end = now;
            }
            if (end >= expected && System.nanoTime() - changed > QUIET.toNanos()) {
                if (first == null || last == null) {
                    throw new StageException("Half of the outputs came in one commit: more records are needed");
                }
                return new Progress(start, first, last, end);
            }
            entrant.requireAlive();
            if (System.nanoTime() > deadline) {
                throw new StageException("%,d of %,d outputs within %d s"
                        .formatted(end, expected, rig.limit().toSeconds()));
            }
        }
    }

    /** How much of the work fell into that time. */
    double share() {
        return (double) last.doneSince(first) / outputs;
    }

    /** How much fell into the time from the start on. */
    double shareFromStart() {
        return (double) last.doneSince(start) / outputs;
    }

    double secondsFromStart() {
        return last.secondsSince(start);
    }

    double cpuSecondsFromStart() {
        return last.cpuSecondsSince(start);
    }

    double seconds() {
        return last.secondsSince(first);
    }

    double cpuSeconds() {
        return last.cpuSecondsSince(first);
    }

    double kafkaCpuSeconds() {
        return last.kafkaCpuSecondsSince(first);
    }
}
