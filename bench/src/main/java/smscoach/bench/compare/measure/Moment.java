package smscoach.bench.compare.measure;

import java.time.Duration;

/**
 * How far work was at a moment, and what had been used by then.
 *
 * @param done records, or outputs
 * @param cpu processor time of whoever works
 */
public record Moment(long done, long nanos, Duration cpu, Duration kafkaCpu) {

    public static Moment now(long done, Duration cpu, Rig rig) {
        return new Moment(done, System.nanoTime(), cpu, rig.kafkaCpuTime());
    }

    public long doneSince(Moment earlier) {
        return done - earlier.done;
    }

    public double secondsSince(Moment earlier) {
        return (nanos - earlier.nanos) / 1e9;
    }

    public double cpuSecondsSince(Moment earlier) {
        return cpu.minus(earlier.cpu).toNanos() / 1e9;
    }

    public double kafkaCpuSecondsSince(Moment earlier) {
        return kafkaCpu.minus(earlier.kafkaCpu).toNanos() / 1e9;
    }
}
