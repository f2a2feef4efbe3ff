package smscoach.bench.scaling;

import java.util.List;
import smscoach.bench.compare.measure.Machine;

/**
 * All that was found.
 *
 * @param complete whether nobody ended it before all was measured
 * @param records that were worked off, the ends of the sessions included
 */
record ScalingResults(Machine machine, ScalingPlan plan, boolean complete, long records, List<Measured> measured) {

    /** Whether some figures do not count. */
    boolean hasFailures() {
        return !measured.stream().allMatch(each -> each.throughput().counts());
    }

    /** All rounds of a layout. */
    List<Measured> of(Layout layout) {
        return measured.stream().filter(each -> each.layout().equals(layout)).toList();
    }

    /** Those that count. */
    List<Measured> right(Layout layout) {
        return of(layout).stream().filter(each -> each.throughput().counts()).toList();
    }
}
