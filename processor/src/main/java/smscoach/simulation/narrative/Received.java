package smscoach.simulation.narrative;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
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
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;

/**
 * An output record as its reader understands it.
 *
 * @param message of a dead letter the input, if it can be read; null for a tombstone
 * @param reason of a dead letter the code, of a subscription's tombstone why it ended
 * @param violation what the contract does not allow in it, or null
 */
public record Received(
        Topic topic,
        String key,
        @Nullable ContractMessage message,
        @Nullable String reason,
        @Nullable String violation) {

    public static Received of(
            Topic topic, byte @Nullable [] key, byte @Nullable [] value, Function<String, @Nullable String> headers) {
        String name = key == null ? "" : new String(key, StandardCharsets.UTF_8);
        boolean deadLetter = topic == Topic.COACH_DEAD_LETTERS;
        String reason = headers.apply(deadLetter ? HeaderNames.ERROR_CODE : HeaderNames.REASON);
        try {
            ContractMessage message = deadLetter
                    ? ContractJson.read(original(headers.apply(HeaderNames.ERROR_TOPIC)), value)
                    : value == null ? null : ContractJson.read(typeOf(topic), value);
            return new Received(topic, name, message, reason, null);
        } catch (ContractViolation e) {
            return new Received(topic, name, null, reason, deadLetter ? null : e.getMessage());
        }
    }

    private static Class<? extends ContractMessage> original(@Nullable String topic) {
        boolean command = topic != null && topic.endsWith(Topic.COACH_COMMANDS.defaultName());
        return command ? CoachCommand.class : SmsSessionEvent.class;
    }

    private static Class<? extends ContractMessage> typeOf(Topic topic) {
        return switch (topic) {
            case COACH_COMMANDS -> CoachCommand.class;
            case SMS_SESSION_EVENTS, COACH_DEAD_LETTERS -> SmsSessionEvent.class;
            case SUPERVISOR_SESSION_EVENTS -> SupervisorSessionEvent.class;
            case COACH_REPLIES -> CoachReply.class;
            case COACH_SUBSCRIPTIONS -> CoachSubscription.class;
            case COACHED_SESSIONS -> CoachedSession.class;
            case SMS_CUSTOMER_MESSAGES -> CustomerMessage.class;
            case SMS_MESSAGE_DELIVERIES -> MessageDelivery.class;
        };
    }
}
