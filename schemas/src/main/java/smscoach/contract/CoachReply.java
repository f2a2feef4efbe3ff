package smscoach.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer to a command, on {@code coach-replies}. */
public record CoachReply(
        String commandId,
        String contactCenterId,
        @Nullable String operationName,
        String supervisorId,
        int statusCode,
        @Nullable StatusReason statusReason,
        @Nullable String statusMessage,
        @Nullable String subscriptionId,
        Instant occurredAt)
        implements ContractMessage {}
