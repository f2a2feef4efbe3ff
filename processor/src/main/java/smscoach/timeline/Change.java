package smscoach.timeline;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.EndReason;
import smscoach.contract.PartyType;
import smscoach.contract.StatusReason;
import smscoach.contract.Visibility;
import smscoach.contract.VisibilityMode;

/** What a record did to a session, each with the rule by which it did. */
public sealed interface Change {

    /** The id of the rule in the semantics. */
    String rule();

    record AgentJoined(String agentId, String rule) implements Change {}

    record AgentLeft(String agentId, String rule) implements Change {}

    /** Delivered. {@code subscriptionId} is null after an intrusion in a mode of its own. */
    record SupervisorJoined(
            String supervisorId,
            String nickname,
            VisibilityMode mode,
            boolean intruded,
            String agentId,
            @Nullable String subscriptionId,
            String rule)
            implements Change {}

    record ModeChanged(String supervisorId, VisibilityMode mode, String rule) implements Change {}

    /** Left or Revoked, by the reason. */
    record SupervisorGone(
            String supervisorId, EndReason reason, @Nullable String queueName, String rule) implements Change {

        public boolean revoked() {
            return isRevoked(reason);
        }

        public static boolean isRevoked(EndReason reason) {
            return switch (reason) {
                case Left, LoggedOut, BecameAgent -> false;
                case Completed, PlacedInQueue, Expired -> true;
            };
        }
    }

    record SessionEnded(boolean expired, String rule) implements Change {}

    /** A message with its reach. {@code userId} is empty for the customer and the system. */
    record Seen(
            String messageId,
            PartyType author,
            String userId,
            Visibility visibility,
            boolean toCustomer,
            List<String> agents,
            List<String> supervisors,
            String text,
            String rule)
            implements Change {

        /** Not for the customer's eyes, though he is in the session. */
        public boolean whispered() {
            return !toCustomer && author != PartyType.Customer;
        }
    }

    /** A message that reached nobody; its author was told. */
    record NotSeen(String messageId, String userId, DeadLetterCode code, String rule) implements Change {}

    record DeadLettered(DeadLetterCode code, String why, String rule) implements Change {}

    /** A command about this session was not done. */
    record Refused(StatusReason reason, String message, String rule) implements Change {}

    /** Nothing changed, and why. */
    record Nothing(String why, String rule) implements Change {}
}
