package smscoach.bench.compare.report;

import java.util.List;
import smscoach.bench.compare.Plan;
import smscoach.bench.compare.measure.Latency;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.measure.Throughput;

/**
 * All that a comparison found.
 *
 * @param complete whether nobody ended it before all was measured
 * @param records that were worked off, the ends of the sessions included
 */
public record Results(
        Machine machine,
        Plan plan,
        boolean complete,
        long records,
        List<Throughput> throughput,
        List<Latency> latency) {

    /** Whether some figures do not count. */
    public boolean hasFailures() {
        return !throughput.stream().allMatch(Throughput::counts)
                || !latency.stream().allMatch(Latency::counts);
    }
}
