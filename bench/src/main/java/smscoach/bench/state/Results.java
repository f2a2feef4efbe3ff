package smscoach.bench.state;

import java.util.List;
import smscoach.bench.compare.measure.Machine;

/** All that was found, and where. */
public record Results(Machine machine, Plan plan, List<Figures> figures) {

    boolean hasFailures() {
        return figures.stream().anyMatch(each -> !each.counts());
    }
}
