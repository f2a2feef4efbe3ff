package smscoach.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened in an SMS session, on {@code sms-session-events}. */
public record SmsSessionEvent(
        String eventId,
        String contactCenterId,
        String smssessionId,
        EventType type,
        @Nullable String userId,
        @Nullable String queueName,
        @Nullable List<String> agents,
        @Nullable Message message,
        Instant occurredAt)
        implements ContractMessage {

    /** A message as it was sent. Its parts are required where the event is {@code MessageSent}. */
    public record Message(
            @Nullable String messageId,
            @Nullable Author from,
            @Nullable Visibility visibility,
            @Nullable String text) {}

    /** Who wrote a message. */
    public record Author(
            @Nullable AuthorType type, @Nullable String userId) {}
}
