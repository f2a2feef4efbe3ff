package smscoach.bench.startup;

import java.util.List;
import smscoach.bench.compare.measure.Machine;

/**
 * All that was found.
 *
 * @param complete whether nobody ended it before all was measured
 */
record StartupResults(Machine machine, StartupPlan plan, boolean complete, List<Start> starts) {

    /** Whether some figures do not count. */
    boolean hasFailures() {
        return !starts.stream().allMatch(Start::counts);
    }
}
