package smscoach.cli.tail;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.CoachSubscription;
import smscoach.contract.CoachedSession;
import smscoach.contract.ContractMessage;
import smscoach.contract.ContractViolation;
import smscoach.contract.CustomerMessage;
import smscoach.contract.HeaderNames;
import smscoach.contract.MessageDelivery;
import smscoach.contract.Party;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.engine.RecordHeader;

/** What a record says, in a few words. Its key is said already. */
record Words(List<RecordHeader> headers) {

    private static final int LONGEST_ID = 16;
    private static final int SHORT_ID = 8;
    private static final int LONGEST_TEXT = 60;

    /** An id, cut where it is long. */
    static String id(@Nullable String id) {
        return id == null ? "?" : id.length() <= LONGEST_ID ? id : id.substring(0, SHORT_ID) + "…";
    }

    String of(Topic topic, byte @Nullable [] value) {
        if (topic == Topic.COACH_DEAD_LETTERS) {
            return "%s %s: %s"
                    .formatted(
                            header(HeaderNames.ERROR_CODE),
                            header(HeaderNames.CAUSATION_POSITION),
                            header(HeaderNames.ERROR_MESSAGE));
        }
        if (value == null) {
            return tombstone(topic);
        }
        try {
            return of(ContractJson.read(type(topic), value));
        } catch (ContractViolation e) {
            return "against the contract (" + e.getMessage() + "): " + cut(Lines.text(value));
        }
    }

    private String tombstone(Topic topic) {
        return switch (topic) {
            case COACH_SUBSCRIPTIONS -> "ended: " + header(HeaderNames.REASON);
            case COACHED_SESSIONS -> "no supervisor any more";
            default -> "(no value)";
        };
    }

    private static Class<? extends ContractMessage> type(Topic topic) {
        return switch (topic) {
            case COACH_COMMANDS -> CoachCommand.class;
            case SMS_SESSION_EVENTS -> SmsSessionEvent.class;
            case SUPERVISOR_SESSION_EVENTS -> SupervisorSessionEvent.class;
            case COACH_REPLIES -> CoachReply.class;
            case COACH_SUBSCRIPTIONS -> CoachSubscription.class;
            case COACHED_SESSIONS -> CoachedSession.class;
            case SMS_CUSTOMER_MESSAGES -> CustomerMessage.class;
            case SMS_MESSAGE_DELIVERIES -> MessageDelivery.class;
            case COACH_DEAD_LETTERS -> throw new IllegalArgumentException("A dead letter holds what was never checked");
        };
    }

    private static String of(ContractMessage message) {
        return switch (message) {
            case CoachCommand command -> command(command);
            case SmsSessionEvent event -> event(event);
            case SupervisorSessionEvent event ->
                "#%d %s %s (agent %s, seen by %s%s)"
                        .formatted(
                                event.sequence(),
                                event.type(),
                                id(event.smssessionId()),
                                id(event.agentId()),
                                event.visibility(),
                                event.reason() == null ? "" : ", reason " + event.reason());
            case CoachReply reply -> reply(reply);
            case CoachSubscription subscription ->
                "%s %s as %s"
                        .formatted(
                                subscription.visibilityMode(),
                                subscription.supervisorMonitoringMode(),
                                cut(subscription.nickname()));
            case CoachedSession session ->
                "agents [%s], supervisors [%s]"
                        .formatted(
                                ids(session.agents()),
                                session.supervisors().stream()
                                        .map(s -> id(s.userId()) + " " + s.state() + ", seen by " + s.visibility())
                                        .collect(Collectors.joining("; ")));
            case CustomerMessage text -> party(text.from()) + ": " + quoted(text.text());
            case MessageDelivery delivery -> delivery(delivery);
        };
    }

    private static String command(CoachCommand command) {
        return "%s %s by %s%s%s%s"
                .formatted(
                        command.operationName(),
                        id(command.commandId()),
                        id(command.supervisor().userId()),
                        command.userId() == null ? "" : ", agent " + id(command.userId()),
                        command.smssessionId() == null ? "" : ", session " + id(command.smssessionId()),
                        command.features() == null ? "" : ", " + cut(String.join(" ", command.features())));
    }

    private static String event(SmsSessionEvent event) {
        String subject = switch (event.type()) {
            case AgentInvited, AgentAccepted, AgentRejected, AgentLeft -> " agent " + id(event.userId());
            case SessionPlacedInQueue -> event.queueName() == null ? "" : " " + cut(event.queueName());
            case SessionSnapshot -> event.agents() == null ? "" : " agents [" + ids(event.agents()) + "]";
            case MessageSent -> event.message() == null ? "" : " " + sent(event.message());
            case SessionCompleted -> "";
        };
        return id(event.smssessionId()) + " " + event.type() + subject;
    }

    private static String sent(SmsSessionEvent.Message message) {
        SmsSessionEvent.Author from = message.from();
        return (from == null ? "?" : from.type() + (from.userId() == null ? "" : " " + id(from.userId()))) + ": "
                + quoted(message.text());
    }

    private static String reply(CoachReply reply) {
        String operation = reply.operationName() == null ? "?" : reply.operationName();
        String outcome = reply.statusCode() == 0
                ? "done"
                : "refused %d %s: %s"
                        .formatted(
                                reply.statusCode(), reply.statusReason(), cut(String.valueOf(reply.statusMessage())));
        return operation + " " + id(reply.commandId()) + " " + outcome;
    }

    private static String delivery(MessageDelivery delivery) {
        String to = delivery.recipients().stream()
                .map(recipient -> id(recipient.userId()))
                .collect(Collectors.joining(" "));
        return delivery.refused() == null
                ? "%s to %s [%s]: %s"
                        .formatted(party(delivery.from()), delivery.visibility(), to, quoted(delivery.text()))
                : "%s refused: %s".formatted(party(delivery.from()), delivery.refused());
    }

    private static String party(Party party) {
        return party.type() + (party.userId() == null ? "" : " " + id(party.userId()));
    }

    private static String ids(List<String> ids) {
        return ids.stream().map(Words::id).collect(Collectors.joining(" "));
    }

    private static String quoted(@Nullable String text) {
        return '"' + cut(text == null ? "" : text) + '"';
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_TEXT)) + "…";
    }

    private String header(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(header -> String.valueOf(header.text()))
                .findFirst()
                .orElse("?");
    }
}
