package smscoach.cli.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import smscoach.contract.SmsSessionEvent;
import smscoach.domain.Outcome;
import smscoach.domain.Rules;
import smscoach.domain.state.CoachingView;
import smscoach.domain.state.Session;
import smscoach.engine.OutputRecord;
import smscoach.timeline.Input;
import smscoach.timeline.Watcher;

/** Keeps the records that were asked about, with the state around them. */
final class CaseWatcher implements Watcher {

    /** Which records are meant. */
    interface Question {

        boolean isAbout(Input input);

        /** What makes a later record a repeat of an earlier one. */
        String identity(Input input);

        List<String> state(Input input, Situation situation);
    }

    private final Question question;
    private final Rules rules;
    private final List<Case> cases = new ArrayList<>();
    private final Map<String, String> firsts = new HashMap<>();
    private @Nullable List<String> before;
    private @Nullable Session session;

    CaseWatcher(Question question, Rules rules) {
        this.question = question;
        this.rules = rules;
    }

    List<Case> cases() {
        return cases;
    }

    @Override
    public void before(Input input, CoachingView view) {
        before = question.isAbout(input) ? question.state(input, new Situation(view, rules)) : null;
        SmsSessionEvent event = before == null ? null : input.event();
        session = event == null ? null : view.session(event.smssessionId());
    }

    @Override
    public void after(Input input, Outcome outcome, List<OutputRecord> outputs, CoachingView view) {
        if (before != null) {
            String first = outcome instanceof Outcome.DeadLettered
                    ? null
                    : firsts.putIfAbsent(question.identity(input), input.position());
            List<String> after = question.state(input, new Situation(view, rules));
            cases.add(new Case(input, outcome, outputs, session, before, after, first));
        }
    }
}
