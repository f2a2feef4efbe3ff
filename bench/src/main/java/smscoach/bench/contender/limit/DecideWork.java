package smscoach.bench.contender.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import smscoach.bench.contender.Setup;

/** Decides by the rules of the comparison. */
public final class DecideWork implements Work {

    private static final JsonFactory JSON = new JsonFactory();

    private final String commands;
    private final String outputs;
    private final Map<String, HashMapCoaching> contactCenters = new HashMap<>();

    public DecideWork(Setup setup) {
        this.commands = setup.commands();
        this.outputs = setup.outputs();
    }

    @Override
    public boolean wantsOrder() {
        return true;
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record, Consumer<ProducerRecord<byte[], byte[]>> out) {
        InputFields input = InputFields.read(record.value());
        HashMapCoaching coaching = contactCenters.computeIfAbsent(input.contactCenter, center -> new HashMapCoaching());
        if (record.topic().equals(commands)) {
            coaching.subscribe(input);
            return;
        }
        switch (input.type) {
            case "AgentAccepted" -> tell(coaching.accept(input), "Delivered", "", input, out);
            case "AgentLeft" -> coaching.leave(input);
            case "SessionPlacedInQueue" -> tell(coaching.empty(input), "Revoked", "PlacedInQueue", input, out);
            case "SessionCompleted" -> tell(coaching.empty(input), "Revoked", "Completed", input, out);
            case "MessageSent" -> {}
            default -> throw new IllegalArgumentException("No rule for " + input.type);
        }
    }

    private void tell(
            List<HashMapCoaching.Member> members,
            String type,
            String reason,
            InputFields cause,
            Consumer<ProducerRecord<byte[], byte[]>> out) {
        for (HashMapCoaching.Member member : members) {
            String key = cause.contactCenter + "/" + member.subscription().supervisor();
            out.accept(new ProducerRecord<>(outputs, key.getBytes(UTF_8), value(member, type, reason, cause)));
        }
    }

    private static byte[] value(HashMapCoaching.Member member, String type, String reason, InputFields cause) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(384);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("contactCenterId", cause.contactCenter);
            json.writeStringField("smssessionId", cause.session);
            json.writeStringField("supervisorId", member.subscription().supervisor());
            json.writeStringField("nickname", member.subscription().nickname());
            json.writeStringField("agentId", member.agent());
            json.writeStringField("type", type);
            json.writeStringField("subscriptionId", member.subscription().id());
            if (!reason.isEmpty()) {
                json.writeStringField("reason", reason);
            }
            if (!cause.queue.isEmpty()) {
                json.writeStringField("queueName", cause.queue);
            }
            json.writeStringField("causationId", cause.id);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
