package smscoach.domain.state;

import org.jspecify.annotations.Nullable;
import smscoach.contract.ParticipationState;
import smscoach.contract.VisibilityMode;

/**
 * One supervisor in one session.
 *
 * @param agentId who brought him in
 * @param subscriptionId what brought him in; null after an intrusion in a mode of its own
 * @param joined the sequence of his Delivered: it orders all his participations
 */
public record Participation(
        String supervisorId,
        String nickname,
        VisibilityMode mode,
        ParticipationState state,
        String agentId,
        @Nullable String subscriptionId,
        long joined) {

    public Participation switchedTo(VisibilityMode newMode) {
        return new Participation(
                supervisorId, nickname, newMode, ParticipationState.Chatting, agentId, subscriptionId, joined);
    }
}
