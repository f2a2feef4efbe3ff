package smscoach.bench.startup;

import java.util.List;
import smscoach.bench.compare.measure.Machine;

/** All that was found. */
record StartupResults(Machine machine, StartupPlan plan, List<Start> starts) {

    /** Whether some figures do not count. */
    boolean hasFailures() {
        return !starts.stream().allMatch(Start::counts);
    }
}
