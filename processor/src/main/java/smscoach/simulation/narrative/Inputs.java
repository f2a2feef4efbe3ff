package smscoach.simulation.narrative;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.AuthorType;
import smscoach.contract.MessageDelivery;
import smscoach.contract.PartyType;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Visibility;
import smscoach.simulation.People;
import smscoach.simulation.narrative.Line.Kind;

/** What is told of session events, and of those who write. */
final class Inputs {

    private Inputs() {}

    /** The line about an event, or null where there is nothing to tell. */
    static @Nullable Line line(SmsSessionEvent event) {
        return switch (event.type()) {
            case AgentAccepted -> line(event, "accepts the session");
            case AgentRejected -> line(event, "cannot take it now");
            case AgentLeft -> line(event, "leaves the session");
            case SessionPlacedInQueue ->
                line(event, "waits in the queue" + (event.queueName() == null ? "" : " " + event.queueName()));
            case SessionCompleted -> line(event, "is complete");
            case SessionSnapshot -> line(event, "is under way already, with " + agents(event));
            case AgentInvited, MessageSent -> null;
        };
    }

    static @Nullable Line repeated(SmsSessionEvent event) {
        String what = switch (event.type()) {
            case AgentAccepted -> "accepting";
            case AgentLeft -> "leaving";
            case SessionPlacedInQueue -> "queueing";
            case SessionCompleted -> "completing";
            case SessionSnapshot -> "the snapshot";
            case AgentInvited, AgentRejected, MessageSent -> null;
        };
        return what == null
                ? null
                : Line.of(
                        People.sessionName(event.smssessionId()),
                        Kind.REPEAT,
                        nameOf(event),
                        what + " was reported twice, and counts once");
    }

    private static Line line(SmsSessionEvent event, String text) {
        return Line.of(People.sessionName(event.smssessionId()), Kind.SESSION, nameOf(event), text);
    }

    private static String nameOf(SmsSessionEvent event) {
        return event.userId() == null ? "" : People.nameOf(event.userId());
    }

    private static String agents(SmsSessionEvent event) {
        return event.agents() == null ? "nobody" : Wording.names(event.agents());
    }

    static boolean isByUser(SmsSessionEvent.Message message) {
        return message.from() != null && message.from().type() == AuthorType.User;
    }

    static String authorOf(SmsSessionEvent.Message message) {
        return message.from() == null || message.from().userId() == null
                ? ""
                : People.nameOf(message.from().userId());
    }

    /** Agents before all: a whisper is for them. Without any, the supervisors. */
    static List<String> readers(MessageDelivery delivery) {
        List<String> agents = delivery.recipients().stream()
                .filter(recipient -> recipient.type() == PartyType.Agent)
                .map(MessageDelivery.Recipient::userId)
                .toList();
        return !agents.isEmpty()
                ? agents
                : delivery.recipients().stream()
                        .map(MessageDelivery.Recipient::userId)
                        .toList();
    }

    static Kind kindOf(MessageDelivery delivery) {
        boolean hidden = delivery.visibility() == Visibility.Agents;
        return switch (delivery.from().type()) {
            case Customer -> Kind.CUSTOMER;
            case Agent -> hidden ? Kind.NOTE : Kind.AGENT;
            case Supervisor -> hidden ? Kind.WHISPER : Kind.BARGE_IN;
            case System -> Kind.SYSTEM;
            case User -> Kind.REFUSED;
        };
    }
}
