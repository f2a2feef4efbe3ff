package smscoach.engine;

import org.jspecify.annotations.Nullable;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Visibility;
import smscoach.domain.session.SessionEvent;

/** The contract's flat event as the domain's: each type with what it needs. The reader has checked that it is there. */
final class SessionEvents {

    private SessionEvents() {}

    static SessionEvent of(SmsSessionEvent event) {
        String id = event.eventId();
        String session = event.smssessionId();
        long at = event.occurredAt().toEpochMilli();
        return switch (event.type()) {
            case AgentInvited -> new SessionEvent.AgentInvited(id, session, needed(event.userId()), at);
            case AgentAccepted -> new SessionEvent.AgentAccepted(id, session, needed(event.userId()), at);
            case AgentRejected -> new SessionEvent.AgentRejected(id, session, needed(event.userId()), at);
            case AgentLeft -> new SessionEvent.AgentLeft(id, session, needed(event.userId()), at);
            case SessionPlacedInQueue -> new SessionEvent.SessionPlacedInQueue(id, session, event.queueName(), at);
            case SessionCompleted -> new SessionEvent.SessionCompleted(id, session, at);
            case SessionSnapshot -> new SessionEvent.SessionSnapshot(id, session, needed(event.agents()), at);
            case MessageSent -> message(id, session, needed(event.message()), at);
        };
    }

    private static SessionEvent message(String id, String session, SmsSessionEvent.Message message, long at) {
        SmsSessionEvent.Author from = needed(message.from());
        Visibility visibility = message.visibility();
        return new SessionEvent.MessageSent(
                id,
                session,
                needed(message.messageId()),
                new SessionEvent.Author(needed(from.type()), from.userId()),
                visibility == null ? Visibility.All : visibility,
                needed(message.text()),
                at);
    }

    private static <T> T needed(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("The contract's reader let an incomplete event pass");
        }
        return value;
    }
}
