package smscoach.replay.session;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;

/**
 * What is about a session: inputs that name it, and outputs that do; of outputs that name none, as replies, ended
 * subscriptions and dead letters, those whose cause names it.
 */
public record About(String smssessionId) {

    public boolean isNamedBy(InputRecord input) {
        return mayBeIn(input.value())
                && Mentions.in(input.value()).smssessionId().equals(smssessionId);
    }

    public boolean isToldBy(InputRecord cause, OutputRecord output) {
        return switch (output.topic()) {
            case SUPERVISOR_SESSION_EVENTS ->
                mayBeIn(output.value())
                        && Mentions.in(output.value()).smssessionId().equals(smssessionId);
            case COACHED_SESSIONS, SMS_CUSTOMER_MESSAGES, SMS_MESSAGE_DELIVERIES ->
                text(output.key()).endsWith("/" + smssessionId);
            case COACH_REPLIES, COACH_SUBSCRIPTIONS, COACH_DEAD_LETTERS -> isNamedBy(cause);
            case COACH_COMMANDS, SMS_SESSION_EVENTS -> false;
        };
    }

    /** A cheap question before the value is read; JSON may hide any character behind an escape. */
    private boolean mayBeIn(byte @Nullable [] value) {
        String text = value == null ? "" : new String(value, StandardCharsets.ISO_8859_1);
        return text.contains(smssessionId) || text.contains("\\u");
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
