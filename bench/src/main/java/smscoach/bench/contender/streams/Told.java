package smscoach.bench.contender.streams;

import org.jspecify.annotations.Nullable;

/** What a supervisor is told. */
record Told(
        String contactCenterId,
        String smssessionId,
        String supervisorId,
        String nickname,
        String agentId,
        String type,
        String subscriptionId,
        @Nullable String reason,
        @Nullable String queueName,
        String causationId) {

    String key() {
        return contactCenterId + "/" + supervisorId;
    }
}
