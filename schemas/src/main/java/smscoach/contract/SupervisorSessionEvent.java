package smscoach.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens to a supervisor in a session, on {@code supervisor-session-events}. */
public record SupervisorSessionEvent(
        String eventId,
        String contactCenterId,
        String smssessionId,
        String supervisorId,
        String nickname,
        String agentId,
        SupervisorEventType type,
        ParticipationState state,
        Visibility visibility,
        @Nullable String subscriptionId,
        @Nullable EndReason reason,
        @Nullable String queueName,
        @Nullable List<String> agents,
        long sequence,
        String causationId,
        Instant occurredAt)
        implements ContractMessage {}
