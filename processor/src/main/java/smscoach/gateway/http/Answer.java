package smscoach.gateway.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachReply;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.StatusReason;
import smscoach.gateway.command.Outcome;

/** An answer as GWS gives it, with why and for what. */
record Answer(
        int status,
        int statusCode,
        @Nullable String statusReason,
        @Nullable String statusMessage,
        @Nullable String commandId,
        @Nullable String subscriptionId) {

    static final Answer DONE = new Answer(200, 0, null, null, null, null);

    private static Answer of(CoachReply reply) {
        StatusReason reason = reply.statusReason();
        return new Answer(
                reason == null ? 200 : Reason.statusOf(reason),
                reply.statusCode(),
                reason == null ? null : reason.name(),
                reply.statusMessage(),
                reply.commandId(),
                reply.subscriptionId());
    }

    static Answer of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Replied(CoachReply reply) -> of(reply);
            case Outcome.DeadLettered(String commandId, DeadLetterCode code, String why) ->
                of(code, why).to(commandId);
        };
    }

    static Answer of(DeadLetterCode code, String why) {
        return new Answer(Reason.statusOf(code), Reason.statusCodeOf(code), code.name(), why, null, null);
    }

    static Answer of(StatusReason reason, String message) {
        return new Answer(Reason.statusOf(reason), reason.statusCode(), reason.name(), message, null, null);
    }

    static Answer of(Reason reason, String message) {
        return new Answer(reason.status(), reason.statusCode(), reason.name(), message, null, null);
    }

    Answer to(String command) {
        return new Answer(status, statusCode, statusReason, statusMessage, command, subscriptionId);
    }

    /** The same, as something that was found. */
    Answer found() {
        return new Answer(200, statusCode, statusReason, statusMessage, commandId, subscriptionId);
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("statusCode", statusCode);
        put(json, "statusReason", statusReason);
        put(json, "statusMessage", statusMessage);
        put(json, "commandId", commandId);
        put(json, "subscriptionId", subscriptionId);
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }
}
