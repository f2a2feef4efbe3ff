package smscoach.contract;

import java.time.Instant;
import java.util.List;

/** Who is in a session that has a supervisor, on {@code coached-sessions}; a tombstone when the last supervisor is gone. */
public record CoachedSession(
        String contactCenterId,
        String smssessionId,
        List<String> agents,
        List<Participant> supervisors,
        String causationId,
        Instant occurredAt)
        implements ContractMessage {

    /** A supervisor in the session. */
    public record Participant(
            String userId, String nickname, Visibility visibility, ParticipationState state, String agentId) {}
}
