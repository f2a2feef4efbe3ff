package smscoach.bench.flink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** What a supervisor is told: key and value of a record. */
public final class Told {

    private static final ObjectWriter JSON = JsonMapper.builder()
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build()
            .writer();

    public byte[] key = {};
    public byte[] value = {};

    private record Value(
            String contactCenterId,
            String smssessionId,
            String supervisorId,
            String nickname,
            String agentId,
            String type,
            String subscriptionId,
            @Nullable String reason,
            @Nullable String queueName,
            @Nullable String causationId) {}

    static Told delivered(Step cause, String session, Session.Member to) {
        return told(cause, session, to, "Delivered", null, null);
    }

    static Told revoked(Step cause, String session, Session.Member to, String reason, @Nullable String queueName) {
        return told(cause, session, to, "Revoked", reason, queueName);
    }

    private static Told told(
            Step cause,
            String session,
            Session.Member to,
            String type,
            @Nullable String reason,
            @Nullable String queueName) {
        Subscription by = to.subscription;
        Told told = new Told();
        told.key = (cause.contactCenterId + "/" + by.supervisorId).getBytes(UTF_8);
        told.value = bytes(new Value(
                cause.contactCenterId,
                session,
                by.supervisorId,
                by.nickname,
                to.agentId,
                type,
                by.subscriptionId,
                reason,
                queueName,
                cause.eventId));
        return told;
    }

    private static byte[] bytes(Value value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + value, e);
        }
    }
}
