package smscoach.contract.json;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Bounds;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.CoachSubscription;
import smscoach.contract.CoachedSession;
import smscoach.contract.ContractMessage;
import smscoach.contract.ContractViolation;
import smscoach.contract.CustomerMessage;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.EndReason;
import smscoach.contract.MessageDelivery;
import smscoach.contract.Operation;
import smscoach.contract.ParticipationState;
import smscoach.contract.Party;
import smscoach.contract.PartyType;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.StatusReason;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Visibility;

/** What an output message must be, for those who read one: the first thing that is not so is a violation. */
final class OutputRules {

    /** What UUID.nameUUIDFromBytes gives. */
    private static final Pattern EVENT_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-3[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private static final int MAX_SUPERVISORS = 100;

    private OutputRules() {}

    static void check(ContractMessage message) {
        switch (message) {
            case SupervisorSessionEvent event -> check(event);
            case CoachReply reply -> check(reply);
            case CoachSubscription subscription -> check(subscription);
            case CoachedSession session -> check(session);
            case CustomerMessage customerMessage -> check(customerMessage);
            case MessageDelivery delivery -> check(delivery);
            case CoachCommand ignored -> throw noOutput(message);
            case SmsSessionEvent ignored -> throw noOutput(message);
        }
    }

    private static IllegalArgumentException noOutput(ContractMessage message) {
        return new IllegalArgumentException(message.getClass().getSimpleName() + " is no output");
    }

    private static void check(SupervisorSessionEvent event) {
        require("eventId", EVENT_ID.matcher(present("eventId", event.eventId())).matches(), "is no version 3 UUID");
        id("contactCenterId", event.contactCenterId());
        id("smssessionId", event.smssessionId());
        id("supervisorId", event.supervisorId());
        name("nickname", event.nickname());
        id("agentId", event.agentId());
        present("type", event.type());
        present("state", event.state());
        present("visibility", event.visibility());
        SupervisorEventType type = event.type();
        require("state", allowed(type, event.state()), "is not a state of " + type);
        require("reason", allowed(type, event.reason()), "is not a reason of " + type);
        if (event.queueName() != null) {
            name("queueName", event.queueName());
            require("queueName", event.reason() == EndReason.PlacedInQueue, "stands only with PlacedInQueue");
        }
        if (type == SupervisorEventType.Delivered) {
            require("agents", !ids("agents", event.agents()).isEmpty(), "is empty");
        } else {
            require("agents", event.agents() == null, "stands only with Delivered");
        }
        if (type == SupervisorEventType.Delivered && event.state() == ParticipationState.Chatting) {
            present("subscriptionId", event.subscriptionId());
        }
        optionalId("subscriptionId", event.subscriptionId());
        require("sequence", event.sequence() >= 1, "is less than 1");
        id("causationId", event.causationId());
        present("occurredAt", event.occurredAt());
    }

    private static boolean allowed(SupervisorEventType type, ParticipationState state) {
        return switch (type) {
            case Delivered -> state == ParticipationState.Chatting || state == ParticipationState.Invited;
            case VisibilityChanged -> state == ParticipationState.Chatting;
            case Left -> state == ParticipationState.Completed;
            case Revoked -> state == ParticipationState.Revoked;
        };
    }

    private static boolean allowed(SupervisorEventType type, @Nullable EndReason reason) {
        return switch (type) {
            case Delivered, VisibilityChanged -> reason == null;
            case Left -> reason == EndReason.Left || reason == EndReason.LoggedOut || reason == EndReason.BecameAgent;
            case Revoked ->
                reason == EndReason.Completed || reason == EndReason.PlacedInQueue || reason == EndReason.Expired;
        };
    }

    private static void check(CoachReply reply) {
        id("commandId", reply.commandId());
        id("contactCenterId", reply.contactCenterId());
        if (reply.operationName() != null) {
            text("operationName", Bounds.operationNameProblem(reply.operationName()));
        }
        id("supervisorId", reply.supervisorId());
        if (reply.statusCode() == 0) {
            require("statusReason", reply.statusReason() == null, "stands only with a refusal");
            require("statusMessage", reply.statusMessage() == null, "stands only with a refusal");
            subscription(reply);
        } else {
            IntStream codes = Arrays.stream(StatusReason.values()).mapToInt(StatusReason::statusCode);
            require("statusCode", codes.anyMatch(code -> code == reply.statusCode()), "is none of the contract's");
            StatusReason reason = present("statusReason", reply.statusReason());
            require(
                    "statusReason",
                    reason.statusCode() == reply.statusCode(),
                    "is none of statusCode " + reply.statusCode());
            require(
                    "statusMessage",
                    !present("statusMessage", reply.statusMessage()).isEmpty(),
                    "is empty");
            require("subscriptionId", reply.subscriptionId() == null, "stands only with statusCode 0");
        }
        present("occurredAt", reply.occurredAt());
    }

    /** With statusCode 0: the operation was done, so it is a known one, and some tell of a subscription. */
    private static void subscription(CoachReply reply) {
        Operation operation = Operation.named(present("operationName", reply.operationName()));
        if (operation == null) {
            throw new ContractViolation("operationName", "is none of " + List.of(Operation.values()));
        }
        switch (operation) {
            case Coach, Monitor, BargeIn, CancelSupervisorMonitoring -> id("subscriptionId", reply.subscriptionId());
            default -> require("subscriptionId", reply.subscriptionId() == null, "stands not with " + operation);
        }
    }

    private static void check(CoachSubscription subscription) {
        id("subscriptionId", subscription.subscriptionId());
        id("contactCenterId", subscription.contactCenterId());
        id("agentId", subscription.agentId());
        id("supervisorId", subscription.supervisorId());
        name("nickname", subscription.nickname());
        present("visibilityMode", subscription.visibilityMode());
        present("supervisorMonitoringMode", subscription.supervisorMonitoringMode());
        present("since", subscription.since());
    }

    private static void check(CoachedSession session) {
        id("contactCenterId", session.contactCenterId());
        id("smssessionId", session.smssessionId());
        ids("agents", session.agents());
        present("supervisors", session.supervisors());
        require("supervisors", !session.supervisors().isEmpty(), "is empty: a tombstone says so");
        require("supervisors", session.supervisors().size() <= MAX_SUPERVISORS, "has more than 100 elements");
        for (CoachedSession.Participant supervisor : session.supervisors()) {
            present("supervisors", supervisor);
            id("supervisors.userId", supervisor.userId());
            name("supervisors.nickname", supervisor.nickname());
            present("supervisors.visibility", supervisor.visibility());
            present("supervisors.state", supervisor.state());
            require(
                    "supervisors.state",
                    allowed(SupervisorEventType.Delivered, supervisor.state()),
                    "is not a state of one who takes part");
            id("supervisors.agentId", supervisor.agentId());
        }
        id("causationId", session.causationId());
        present("occurredAt", session.occurredAt());
    }

    private static void check(CustomerMessage message) {
        id("messageId", message.messageId());
        id("contactCenterId", message.contactCenterId());
        id("smssessionId", message.smssessionId());
        check(present("from", message.from()));
        PartyType type = message.from().type();
        require(
                "from.type",
                type == PartyType.Agent || type == PartyType.Supervisor || type == PartyType.System,
                "is not Agent, Supervisor or System");
        text("text", Bounds.messageTextProblem(present("text", message.text())));
        id("causationId", message.causationId());
        present("occurredAt", message.occurredAt());
    }

    private static void check(MessageDelivery delivery) {
        id("messageId", delivery.messageId());
        id("contactCenterId", delivery.contactCenterId());
        id("smssessionId", delivery.smssessionId());
        check(present("from", delivery.from()));
        boolean isUser = delivery.from().type() == PartyType.User;
        boolean isCustomer = delivery.from().type() == PartyType.Customer;
        if (delivery.refused() == null) {
            require("from.type", !isUser, "is User only in a refusal");
            present("visibility", delivery.visibility());
            require("visibility", delivery.visibility() != Visibility.Supervisors, "is not All or Agents");
            boolean whisper = delivery.visibility() == Visibility.Agents;
            require("visibility", !(whisper && isCustomer), "is not All, as all that a customer writes");
            text("text", Bounds.messageTextProblem(present("text", delivery.text())));
        } else {
            DeadLetterCode code = delivery.refused();
            require(
                    "refused",
                    code == DeadLetterCode.NOT_ALLOWED || code == DeadLetterCode.SESSION_ENDED,
                    "is not NOT_ALLOWED or SESSION_ENDED");
            require("from.type", isUser, "is not User");
            require("visibility", delivery.visibility() == null, "stands not in a refusal");
            require("text", delivery.text() == null, "stands not in a refusal");
        }
        present("recipients", delivery.recipients());
        require(
                "recipients",
                delivery.recipients().size() <= Bounds.MAX_AGENTS + MAX_SUPERVISORS,
                "has more than 200 elements");
        for (MessageDelivery.Recipient recipient : delivery.recipients()) {
            recipient(recipient, isUser);
        }
        require("recipients", !isUser || delivery.recipients().size() == 1, "is not the author alone");
        id("causationId", delivery.causationId());
        present("occurredAt", delivery.occurredAt());
    }

    private static void recipient(MessageDelivery.Recipient recipient, boolean refusal) {
        present("recipients", recipient);
        present("recipients.type", recipient.type());
        id("recipients.userId", recipient.userId());
        boolean supervisor = recipient.type() == PartyType.Supervisor;
        boolean known =
                refusal ? recipient.type() == PartyType.User : supervisor || recipient.type() == PartyType.Agent;
        require("recipients.type", known, refusal ? "is not User" : "is not Agent or Supervisor");
        require(
                "recipients.visibility",
                supervisor == (recipient.visibility() != null),
                "stands with Supervisor, and only there");
    }

    private static void check(Party party) {
        PartyType type = present("from.type", party.type());
        boolean needsUser = type != PartyType.Customer && type != PartyType.System;
        if (needsUser || party.userId() != null) {
            id("from.userId", party.userId());
        }
        if (type == PartyType.Supervisor) {
            name("from.nickname", party.nickname());
        } else {
            require("from.nickname", party.nickname() == null, "stands only with Supervisor");
        }
    }

    private static void id(String field, @Nullable String value) {
        text(field, Bounds.idProblem(present(field, value)));
    }

    private static void optionalId(String field, @Nullable String value) {
        if (value != null) {
            id(field, value);
        }
    }

    private static List<String> ids(String field, @Nullable List<String> values) {
        List<String> ids = present(field, values);
        require(field, ids.size() <= Bounds.MAX_AGENTS, "has more than 100 elements");
        ids.forEach(id -> id(field, id));
        require(field, new HashSet<>(ids).size() == ids.size(), "has an element twice");
        return ids;
    }

    private static void name(String field, @Nullable String value) {
        text(field, Bounds.nameProblem(present(field, value)));
    }

    private static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new ContractViolation(field, "is absent");
        }
        return value;
    }

    private static void text(String field, @Nullable String problem) {
        if (problem != null) {
            throw new ContractViolation(field, problem);
        }
    }

    private static void require(String field, boolean holds, String problem) {
        if (!holds) {
            throw new ContractViolation(field, problem);
        }
    }
}
