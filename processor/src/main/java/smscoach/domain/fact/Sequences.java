package smscoach.domain.fact;

import java.util.HashMap;
import java.util.Map;
import smscoach.domain.state.CoachingView;

/** Numbers the events of each supervisor within one decision, on from those that he has had. */
public final class Sequences {

    private final CoachingView view;
    private final Map<String, Long> last = new HashMap<>();

    public Sequences(CoachingView view) {
        this.view = view;
    }

    public long next(String supervisorId) {
        return last.merge(supervisorId, view.lastSequence(supervisorId) + 1, (known, ignored) -> known + 1);
    }
}
