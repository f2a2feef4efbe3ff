package smscoach.gateway.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import smscoach.contract.AuthorType;
import smscoach.contract.Bounds;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.EventType;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.StatusReason;
import smscoach.contract.Visibility;
import smscoach.gateway.command.MessageDoor;
import smscoach.gateway.command.NoReplyException;
import smscoach.gateway.identity.Caller;

/** GWS's SendMessage: who writes is the token's, where and what the request's, who may read it the processor's. */
final class Messages {

    static final String OPERATION = "SendMessage";

    private final @Nullable MessageDoor door;
    private final InstantSource clock;

    /** @param door null where messages are the SMS platform's alone */
    Messages(@Nullable MessageDoor door, InstantSource clock) {
        this.door = door;
        this.clock = clock;
    }

    /** The answer, with its status. */
    record Sent(int status, ObjectNode json) {}

    Sent send(Context ctx, Caller caller, String session, Body body) throws InterruptedException {
        if (door == null) {
            throw new RefusalException(
                    Reason.NO_SUCH_RESOURCE, "This gateway sends no messages: that is for the SMS platform to do.");
        }
        Commands.requireSupervisor(caller);
        String id = Commands.commandId(ctx);
        String text = body.text("text", Bounds::messageTextProblem);
        if (text == null) {
            throw new RefusalException(StatusReason.MISSING_PARAMETER, "text is absent.");
        }
        SmsSessionEvent event = new SmsSessionEvent(
                id,
                caller.contactCenterId(),
                Commands.id("smssessionId", session),
                EventType.MessageSent,
                null,
                null,
                null,
                new SmsSessionEvent.Message(
                        id,
                        new SmsSessionEvent.Author(AuthorType.User, caller.userId()),
                        body.oneOf("visibility", Visibility.class),
                        text),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        if (!door.isReady()) {
            throw RefusalException.forNow(Reason.UNAVAILABLE, "Deliveries cannot be read now.", 1);
        }
        Answer answer = fate(door, event, caller, text);
        return new Sent(answer.status(), answer.json().put("messageId", id));
    }

    private static Answer fate(MessageDoor door, SmsSessionEvent event, Caller caller, String text)
            throws InterruptedException {
        try {
            MessageDoor.Fate fate = door.send(event, caller.userId(), text);
            return fate.refused() == null ? Answer.DONE : refused(fate.refused(), fate.why());
        } catch (NoReplyException e) {
            return unknown(e.stage());
        }
    }

    private static Answer refused(DeadLetterCode code, @Nullable String why) {
        return switch (code) {
            case NOT_ALLOWED ->
                Answer.of(
                        Reason.NOT_ALLOWED, "The caller may not write in this session: he is not in it, or monitors.");
            case SESSION_ENDED -> Answer.of(Reason.SESSION_ENDED, "The session has ended.");
            case MALFORMED, KEY_MISMATCH, WRONG_PARTITION, FUTURE, STALE, LIMIT ->
                Answer.of(code, why == null ? "The message was refused." : why);
        };
    }

    private static Answer unknown(NoReplyException.Stage stage) {
        return switch (stage) {
            case REFUSED -> Answer.of(Reason.UNAVAILABLE, "Too many messages are under way.");
            case UNCONFIRMED ->
                Answer.of(
                        Reason.UNAVAILABLE,
                        "Kafka did not confirm the message in time. It may be delivered all the same. To ask again with"
                                + " its messageId as Idempotency-Key does not publish it twice.");
            case PUBLISHED ->
                Answer.of(
                        Reason.NO_REPLY,
                        "The message is published, but not delivered yet. An event will tell, or this again with its"
                                + " messageId as Idempotency-Key.");
            case REUSED ->
                Answer.of(StatusReason.COMMAND_ID_REUSED, "A message of this id with another text was sent before.");
        };
    }
}
