package smscoach.bench.state;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import smscoach.bench.compare.measure.Moment;
import smscoach.bench.compare.measure.Rig;
import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.StageException;
import smscoach.torture.stage.Waiting;

/**
 * How fast what waited was worked off, from one commit to that of the last record.
 *
 * @param cpuSeconds of the instance for a million records
 * @param kafkaCpuSeconds of Kafka for a million records
 */
record WorkedOff(long records, double seconds, double cpuSeconds, double kafkaCpuSeconds) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    /** Watches until all is taken that was published, from the first commit on that leaves no more than so many. */
    static WorkedOff watch(Inbox inbox, ProcessorInstance instance, Rig rig, long last)
            throws ExecutionException, InterruptedException {
        long all = inbox.published();
        Moment from = once(all - last, inbox, instance, rig);
        Moment to = once(all, inbox, instance, rig);
        if (to.doneSince(from) == 0) {
            throw new StageException("All was taken in one commit: more records are needed");
        }
        return between(from, to);
    }

    /** The moment at which so many are seen to be taken. */
    private static Moment once(long count, Inbox inbox, ProcessorInstance instance, Rig rig)
            throws ExecutionException, InterruptedException {
        long deadline = System.nanoTime() + rig.limit().toNanos();
        for (long taken = inbox.taken(); taken < count; taken = inbox.taken()) {
            if (!instance.isAlive()) {
                throw new StageException("The processor has ended: " + instance.lastLine());
            }
            if (System.nanoTime() > deadline) {
                throw new StageException("%,d of %,d records taken within %d s; see %s"
                        .formatted(taken, count, rig.limit().toSeconds(), instance.logFile()));
            }
            Waiting.pause(BETWEEN_LOOKS);
        }
        return Moment.now(inbox.taken(), instance.cpuTime(), rig);
    }

    private static WorkedOff between(Moment first, Moment last) {
        long records = last.doneSince(first);
        return new WorkedOff(
                records,
                last.secondsSince(first),
                last.cpuSecondsSince(first) * 1e6 / records,
                last.kafkaCpuSecondsSince(first) * 1e6 / records);
    }

    double recordsPerSecond() {
        return records / seconds;
    }
}
