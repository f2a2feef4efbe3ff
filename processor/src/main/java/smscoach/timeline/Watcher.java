package smscoach.timeline;

import java.util.List;
import smscoach.domain.Outcome;
import smscoach.domain.state.CoachingView;
import smscoach.engine.OutputRecord;

/** Looks on while records are taken. The view is of the contact center that the record's key names. */
public interface Watcher {

    void before(Input input, CoachingView view);

    void after(Input input, Outcome outcome, List<OutputRecord> outputs, CoachingView view);
}
