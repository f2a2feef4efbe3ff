package smscoach.timeline;

import org.jspecify.annotations.Nullable;
import smscoach.contract.SmsSessionEvent;
import smscoach.domain.Outcome;
import smscoach.domain.state.Session;

/** Why a session event changed nobody's place in its session. */
public final class NoEffect {

    private NoEffect() {}

    /** The reason, by the session as it was before. */
    public static Change.Nothing why(SmsSessionEvent event, Outcome outcome, @Nullable Session before) {
        if (outcome instanceof Outcome.Duplicate) {
            return because("the session has had this eventId: a duplicate", "S9");
        }
        boolean unknown = before == null;
        return switch (event.type()) {
            case AgentInvited, AgentRejected -> because("delivery hangs on accept, not on invitations", "S1");
            case AgentAccepted -> because("the agent is in the session already", "S2");
            case AgentLeft ->
                unknown ? because("the session is not known", "S11") : because("the agent is not in the session", "S4");
            case SessionPlacedInQueue ->
                unknown ? because("the session is not known", "S11") : because("nobody is in the session", "S5");
            case SessionCompleted -> because("nobody is in the session", "S6");
            case SessionSnapshot -> because("the session is known: a snapshot changes nothing", "S12");
            case MessageSent -> because("nobody is there to see it", "M1-M6");
        };
    }

    private static Change.Nothing because(String why, String rule) {
        return new Change.Nothing(why, rule);
    }
}
