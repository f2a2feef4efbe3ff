package smscoach.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message for agents and supervisors, or the refusal of one, on {@code sms-message-deliveries}. */
public record MessageDelivery(
        String messageId,
        String contactCenterId,
        String smssessionId,
        Party from,
        @Nullable Visibility visibility,
        @Nullable DeadLetterCode refused,
        List<Recipient> recipients,
        @Nullable String text,
        String causationId,
        Instant occurredAt)
        implements ContractMessage {

    /** Who gets it. {@code visibility} is that of a supervisor's participation. */
    public record Recipient(
            PartyType type, String userId, @Nullable Visibility visibility) {}
}
