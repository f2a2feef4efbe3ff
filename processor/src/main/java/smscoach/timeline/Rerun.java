package smscoach.timeline;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.domain.Outcome;
import smscoach.domain.Rules;
import smscoach.domain.state.CoachingView;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;

/** Takes records as production did, in memory, while somebody looks on. */
public final class Rerun {

    private final InMemoryStates states = new InMemoryStates();
    private final Engine engine;
    private final @Nullable String contactCenterId;
    private final Watcher watcher;

    /**
     * Makes one for records that come in production's order.
     *
     * @param contactCenterId the one that matters; null for all
     */
    public Rerun(
            Rules rules,
            KeyPlacement placement,
            String topicPrefix,
            @Nullable String contactCenterId,
            Watcher watcher) {
        this.engine = new Engine(rules, states, placement, topicPrefix);
        this.contactCenterId = contactCenterId;
        this.watcher = watcher;
    }

    /** Takes the next record; one that has nothing to do with the contact center is passed over. */
    public void take(InputRecord record) {
        Input input = new Input(record);
        String key = input.key();
        if (contactCenterId != null && !key.equals(contactCenterId) && !input.mayHold(contactCenterId)) {
            return;
        }
        CoachingView view = states.of(key);
        List<OutputRecord> outputs = new ArrayList<>();
        watcher.before(input, view);
        Outcome outcome = engine.take(record, outputs::add);
        watcher.after(input, outcome, outputs, view);
    }
}
