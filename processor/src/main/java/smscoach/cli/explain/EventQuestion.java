package smscoach.cli.explain;

import java.util.List;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Topic;
import smscoach.timeline.Input;

/** The events of that id in that session. */
record EventQuestion(String eventId, String smssessionId) implements CaseWatcher.Question {

    @Override
    public boolean isAbout(Input input) {
        if (input.record().topic() != Topic.SMS_SESSION_EVENTS || !input.mayHold(eventId)) {
            return false;
        }
        SmsSessionEvent event = input.event();
        return event == null
                ? input.isUnreadableWith(eventId)
                : event.eventId().equals(eventId) && event.smssessionId().equals(smssessionId);
    }

    @Override
    public String identity(Input input) {
        SmsSessionEvent event = input.event();
        return event == null ? input.position() : event.contactCenterId();
    }

    @Override
    public List<String> state(Input input, Situation situation) {
        SmsSessionEvent event = input.event();
        return event == null ? List.of() : situation.of(event);
    }
}
