package smscoach.contract.json;

import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.CoachSubscription;
import smscoach.contract.CoachedSession;
import smscoach.contract.ContractMessage;
import smscoach.contract.CustomerMessage;
import smscoach.contract.MessageDelivery;
import smscoach.contract.Party;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SupervisorSessionEvent;

/** Writes each message's fields in the contract's order. */
final class MessageWriter {

    /** Made once for each thread: it was a fifth of all that the engine allocated. */
    private static final ThreadLocal<JsonBytes> JSON = ThreadLocal.withInitial(JsonBytes::new);

    private MessageWriter() {}

    static byte[] write(ContractMessage message) {
        JsonBytes json = JSON.get().clear().begin();
        switch (message) {
            case CoachCommand command -> fields(command, json);
            case SmsSessionEvent event -> fields(event, json);
            case SupervisorSessionEvent event -> fields(event, json);
            case CoachReply reply -> fields(reply, json);
            case CoachSubscription subscription -> fields(subscription, json);
            case CoachedSession session -> fields(session, json);
            case CustomerMessage customerMessage -> fields(customerMessage, json);
            case MessageDelivery delivery -> fields(delivery, json);
        }
        return json.end().toArray();
    }

    private static void fields(CoachCommand command, JsonBytes json) {
        json.field("commandId", command.commandId())
                .field("contactCenterId", command.contactCenterId())
                .field("operationName", command.operationName())
                .object("supervisor", command.supervisor(), MessageWriter::fields)
                .field("userId", command.userId())
                .field("smssessionId", command.smssessionId())
                .field("supervisorMonitoringMode", command.supervisorMonitoringMode())
                .field("supervisorVisibilityMode", command.supervisorVisibilityMode())
                .field("nickname", command.nickname())
                .field("features", command.features())
                .field("issuedAt", command.issuedAt());
    }

    private static void fields(CoachCommand.Supervisor supervisor, JsonBytes json) {
        json.field("userId", supervisor.userId())
                .field("userName", supervisor.userName())
                .field("roles", supervisor.roles());
    }

    private static void fields(SmsSessionEvent event, JsonBytes json) {
        json.field("eventId", event.eventId())
                .field("contactCenterId", event.contactCenterId())
                .field("smssessionId", event.smssessionId())
                .field("type", event.type())
                .field("userId", event.userId())
                .field("queueName", event.queueName())
                .field("agents", event.agents())
                .object("message", event.message(), MessageWriter::fields)
                .field("occurredAt", event.occurredAt());
    }

    private static void fields(SmsSessionEvent.Message message, JsonBytes json) {
        json.field("messageId", message.messageId())
                .object("from", message.from(), MessageWriter::fields)
                .field("visibility", message.visibility())
                .field("text", message.text());
    }

    private static void fields(SmsSessionEvent.Author author, JsonBytes json) {
        json.field("type", author.type()).field("userId", author.userId());
    }

    private static void fields(SupervisorSessionEvent event, JsonBytes json) {
        json.field("eventId", event.eventId())
                .field("contactCenterId", event.contactCenterId())
                .field("smssessionId", event.smssessionId())
                .field("supervisorId", event.supervisorId())
                .field("nickname", event.nickname())
                .field("agentId", event.agentId())
                .field("type", event.type())
                .field("state", event.state())
                .field("visibility", event.visibility())
                .field("subscriptionId", event.subscriptionId())
                .field("reason", event.reason())
                .field("queueName", event.queueName())
                .field("agents", event.agents())
                .field("sequence", event.sequence())
                .field("causationId", event.causationId())
                .field("occurredAt", event.occurredAt());
    }

    private static void fields(CoachReply reply, JsonBytes json) {
        json.field("commandId", reply.commandId())
                .field("contactCenterId", reply.contactCenterId())
                .field("operationName", reply.operationName())
                .field("supervisorId", reply.supervisorId())
                .field("statusCode", reply.statusCode())
                .field("statusReason", reply.statusReason())
                .field("statusMessage", reply.statusMessage())
                .field("subscriptionId", reply.subscriptionId())
                .field("occurredAt", reply.occurredAt());
    }

    private static void fields(CoachSubscription subscription, JsonBytes json) {
        json.field("subscriptionId", subscription.subscriptionId())
                .field("contactCenterId", subscription.contactCenterId())
                .field("agentId", subscription.agentId())
                .field("supervisorId", subscription.supervisorId())
                .field("nickname", subscription.nickname())
                .field("visibilityMode", subscription.visibilityMode())
                .field("supervisorMonitoringMode", subscription.supervisorMonitoringMode())
                .field("since", subscription.since());
    }

    private static void fields(CoachedSession session, JsonBytes json) {
        json.field("contactCenterId", session.contactCenterId())
                .field("smssessionId", session.smssessionId())
                .field("agents", session.agents())
                .objects("supervisors", session.supervisors(), MessageWriter::fields)
                .field("causationId", session.causationId())
                .field("occurredAt", session.occurredAt());
    }

    private static void fields(CoachedSession.Participant supervisor, JsonBytes json) {
        json.field("userId", supervisor.userId())
                .field("nickname", supervisor.nickname())
                .field("visibility", supervisor.visibility())
                .field("state", supervisor.state())
                .field("agentId", supervisor.agentId());
    }

    private static void fields(CustomerMessage message, JsonBytes json) {
        json.field("messageId", message.messageId())
                .field("contactCenterId", message.contactCenterId())
                .field("smssessionId", message.smssessionId())
                .object("from", message.from(), MessageWriter::fields)
                .field("text", message.text())
                .field("causationId", message.causationId())
                .field("occurredAt", message.occurredAt());
    }

    private static void fields(MessageDelivery delivery, JsonBytes json) {
        json.field("messageId", delivery.messageId())
                .field("contactCenterId", delivery.contactCenterId())
                .field("smssessionId", delivery.smssessionId())
                .object("from", delivery.from(), MessageWriter::fields)
                .field("visibility", delivery.visibility())
                .field("refused", delivery.refused())
                .objects("recipients", delivery.recipients(), MessageWriter::fields)
                .field("text", delivery.text())
                .field("causationId", delivery.causationId())
                .field("occurredAt", delivery.occurredAt());
    }

    private static void fields(Party party, JsonBytes json) {
        json.field("type", party.type()).field("userId", party.userId()).field("nickname", party.nickname());
    }

    private static void fields(MessageDelivery.Recipient recipient, JsonBytes json) {
        json.field("type", recipient.type())
                .field("userId", recipient.userId())
                .field("visibility", recipient.visibility());
    }
}
