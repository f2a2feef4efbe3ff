package smscoach.replay.compare;

import java.util.ArrayList;
import java.util.List;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.replay.Received;
import smscoach.replay.compare.Difference.Kind;

/** One input partition, whose event at offset n has the time n; one output partition a topic. */
abstract class ComparisonCase {

    final List<Difference> differences = new ArrayList<>();
    private long nextOffset;

    Comparison comparison(Scope scope, Retained retained) {
        return new Comparison((output, partition) -> 0, scope, retained, differences::add);
    }

    void find(Comparison comparison, OutputRecord... records) {
        for (OutputRecord record : records) {
            comparison.find(new Received(0, nextOffset++, record));
        }
    }

    static void expect(Comparison comparison, long event, OutputRecord... outputs) {
        comparison.expect(
                new InputRecord(Topic.SMS_SESSION_EVENTS, 0, event, event, null, null, List.of()), List.of(outputs));
    }

    static Outcome end(Comparison comparison) {
        return comparison.end(partition -> false);
    }

    List<Kind> kinds() {
        return differences.stream().map(Difference::kind).toList();
    }
}
