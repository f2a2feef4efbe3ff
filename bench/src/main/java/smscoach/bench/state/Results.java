package smscoach.bench.state;

import java.util.List;
import smscoach.bench.compare.measure.Machine;

/**
 * All that was found, and where.
 *
 * @param complete whether nobody ended it before all was measured
 */
public record Results(Machine machine, Plan plan, boolean complete, List<Figures> figures) {

    boolean hasFailures() {
        return figures.stream().anyMatch(each -> !each.counts());
    }
}
