package smscoach.domain.session;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.AuthorType;
import smscoach.contract.Visibility;

/** What happened in a session: each type with what it needs, and nothing else. */
public sealed interface SessionEvent {

    String eventId();

    String smssessionId();

    long occurredAt();

    record AgentInvited(String eventId, String smssessionId, String agentId, long occurredAt) implements SessionEvent {}

    record AgentAccepted(String eventId, String smssessionId, String agentId, long occurredAt)
            implements SessionEvent {}

    record AgentRejected(String eventId, String smssessionId, String agentId, long occurredAt)
            implements SessionEvent {}

    record AgentLeft(String eventId, String smssessionId, String agentId, long occurredAt) implements SessionEvent {}

    record SessionPlacedInQueue(
            String eventId, String smssessionId, @Nullable String queueName, long occurredAt) implements SessionEvent {}

    record SessionCompleted(String eventId, String smssessionId, long occurredAt) implements SessionEvent {}

    record SessionSnapshot(String eventId, String smssessionId, List<String> agents, long occurredAt)
            implements SessionEvent {}

    /** {@code visibility} is what the author asks for. */
    record MessageSent(
            String eventId,
            String smssessionId,
            String messageId,
            Author from,
            Visibility visibility,
            String text,
            long occurredAt)
            implements SessionEvent {}

    /** The author of a message; a {@code User} always has a userId. */
    record Author(AuthorType type, @Nullable String userId) {}
}
