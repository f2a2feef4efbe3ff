package smscoach.domain.state;

import org.jspecify.annotations.Nullable;
import smscoach.contract.StatusReason;

/**
 * The answer to a command.
 *
 * @param operationName as received, where in bounds
 * @param refusal null where the statusCode is 0
 * @param subscriptionId the one set or removed
 */
public record Reply(
        String supervisorId,
        String commandId,
        @Nullable String operationName,
        @Nullable Refusal refusal,
        @Nullable String subscriptionId,
        long issuedAt) {

    /** Why a command was not done, with a sentence for a person. */
    public record Refusal(StatusReason reason, String message) {}
}
