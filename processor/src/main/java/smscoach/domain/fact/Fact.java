package smscoach.domain.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.EndReason;
import smscoach.contract.Fingerprint;
import smscoach.contract.PartyType;
import smscoach.contract.SubscriptionEndReason;
import smscoach.contract.Visibility;
import smscoach.domain.state.Appointment;
import smscoach.domain.state.Participation;
import smscoach.domain.state.Reply;
import smscoach.domain.state.Subscription;

/** Something that a record made true. State changes by facts alone, and outputs are made of facts alone. */
public sealed interface Fact {

    /** A fact about one session's people, after which {@code coached-sessions} may have to tell who is in it. */
    sealed interface AboutPeople extends Fact {
        String smssessionId();
    }

    record CommandsClockMoved(long time) implements Fact {}

    record EventsClockMoved(long time) implements Fact {}

    record FeaturesSet(List<String> features) implements Fact {}

    record SubscriptionSet(Subscription subscription) implements Fact {}

    record SubscriptionEnded(Subscription subscription, SubscriptionEndReason reason) implements Fact {}

    /** A session is seen for the first time. {@code lookAt}: when it will have been idle too long. */
    record SessionStarted(String smssessionId, long at, long lookAt) implements Fact {}

    record AgentJoined(String smssessionId, String agentId) implements AboutPeople {}

    record AgentLeft(String smssessionId, String agentId) implements AboutPeople {}

    /** All agents at once: the session was placed in a queue. */
    record AgentsLeft(String smssessionId) implements AboutPeople {}

    /** Delivered. {@code agents} are those in the session now. */
    record SupervisorJoined(String smssessionId, Participation participation, List<String> agents, long sequence)
            implements AboutPeople {}

    record VisibilityChanged(String smssessionId, Participation participation, long sequence) implements AboutPeople {}

    /** Left or Revoked, by the reason. */
    record ParticipationEnded(
            String smssessionId,
            Participation participation,
            EndReason reason,
            @Nullable String queueName,
            long sequence)
            implements AboutPeople {}

    /** {@code lookAt}: when it may be forgotten. */
    record SessionEnded(String smssessionId, long at, long lookAt) implements Fact {}

    /** The session had an event of this id, and was active if it lives. */
    record EventHad(String smssessionId, String eventId, long at) implements Fact {}

    /** A message showed that the session is alive. */
    record MessageCounted(String smssessionId, long at) implements Fact {}

    /** A message reached these people; {@code toCustomer} where the customer may see it. */
    record MessageSeen(
            String smssessionId,
            String messageId,
            PartyType author,
            @Nullable String userId,
            @Nullable String nickname,
            Visibility visibility,
            boolean toCustomer,
            List<String> agents,
            List<Participation> supervisors,
            String text)
            implements Fact {}

    /** A message reached nobody, and its author is told. */
    record MessageRefused(String smssessionId, String messageId, String userId, DeadLetterCode code) implements Fact {}

    /** The command has its reply, which is remembered with what it answered. */
    record CommandAnswered(Reply reply, Fingerprint content, long lookAt) implements Fact {}

    /** The reply to a repeat: nothing is remembered anew. */
    record CommandAnsweredAgain(Reply reply) implements Fact {}

    /** Past remembering: an ended session. */
    record SessionForgotten(String smssessionId) implements Fact {}

    /** Past remembering: a reply. */
    record ReplyForgotten(String supervisorId, String commandId) implements Fact {}

    /** The session is to be looked at later than was thought. */
    record LookPutOff(String smssessionId, long time) implements Fact {}

    /** The reply is to be looked at later than was thought. */
    record ReplyLookPutOff(String supervisorId, String commandId, long time) implements Fact {}

    /** Nothing of that kind is due before this time. */
    record NothingDueBefore(Appointment.Kind kind, long time) implements Fact {}
}
