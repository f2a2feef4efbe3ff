package smscoach.cli.explain;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachReply;
import smscoach.contract.CoachSubscription;
import smscoach.contract.CoachedSession;
import smscoach.contract.ContractMessage;
import smscoach.contract.CustomerMessage;
import smscoach.contract.HeaderNames;
import smscoach.contract.MessageDelivery;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.json.ContractJson;
import smscoach.engine.OutputRecord;

/** What an output record says, without the texts that people wrote. */
final class OutputWords {

    private OutputWords() {}

    static String of(OutputRecord record) {
        return switch (record.topic()) {
            case SUPERVISOR_SESSION_EVENTS -> event(read(SupervisorSessionEvent.class, record));
            case COACH_REPLIES -> reply(read(CoachReply.class, record));
            case COACH_SUBSCRIPTIONS ->
                record.value() == null
                        ? key(record) + " ended: " + record.header(HeaderNames.REASON)
                        : subscription(read(CoachSubscription.class, record));
            case COACHED_SESSIONS ->
                record.value() == null
                        ? key(record) + " has no supervisor any more"
                        : session(read(CoachedSession.class, record));
            case SMS_CUSTOMER_MESSAGES -> {
                CustomerMessage message = read(CustomerMessage.class, record);
                yield "message " + message.messageId() + " for the customer";
            }
            case SMS_MESSAGE_DELIVERIES -> delivery(read(MessageDelivery.class, record));
            case COACH_DEAD_LETTERS ->
                record.header(HeaderNames.ERROR_CODE) + ": " + record.header(HeaderNames.ERROR_MESSAGE);
            case COACH_COMMANDS, SMS_SESSION_EVENTS ->
                throw new IllegalArgumentException(record.topic() + " is no output topic");
        };
    }

    private static String event(SupervisorSessionEvent event) {
        return "#%d %s, %s in session %s, visible to %s%s"
                .formatted(
                        event.sequence(),
                        event.type(),
                        event.supervisorId(),
                        event.smssessionId(),
                        event.visibility(),
                        event.reason() == null ? "" : ", reason " + event.reason());
    }

    private static String reply(CoachReply reply) {
        return reply.statusReason() == null
                ? "0, done"
                : "%d %s: %s"
                        .formatted(
                                reply.statusCode(),
                                reply.statusReason(),
                                Objects.requireNonNullElse(reply.statusMessage(), ""));
    }

    private static String subscription(CoachSubscription subscription) {
        return "%s on agent %s: %s %s"
                .formatted(
                        subscription.supervisorId(),
                        subscription.agentId(),
                        subscription.visibilityMode(),
                        subscription.supervisorMonitoringMode());
    }

    private static String session(CoachedSession session) {
        return "session %s: agents %s; supervisors %s"
                .formatted(
                        session.smssessionId(),
                        String.join(", ", session.agents()),
                        String.join(
                                ", ",
                                session.supervisors().stream()
                                        .map(each -> each.userId() + " " + each.visibility())
                                        .toList()));
    }

    private static String delivery(MessageDelivery delivery) {
        return delivery.refused() == null
                ? "message %s, visibility %s, to %s"
                        .formatted(
                                delivery.messageId(),
                                delivery.visibility(),
                                delivery.recipients().isEmpty()
                                        ? "nobody"
                                        : String.join(
                                                ", ",
                                                delivery.recipients().stream()
                                                        .map(MessageDelivery.Recipient::userId)
                                                        .toList()))
                : "message %s refused: %s".formatted(delivery.messageId(), delivery.refused());
    }

    private static <T extends ContractMessage> T read(Class<T> type, OutputRecord record) {
        return ContractJson.read(type, record.value());
    }

    private static String key(OutputRecord record) {
        byte @Nullable [] key = record.key();
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
