package smscoach.gateway.events;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import smscoach.contract.ContractViolation;
import smscoach.contract.MessageDelivery;
import smscoach.contract.MessageDelivery.Recipient;
import smscoach.contract.Party;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;

/**
 * What some users are told of a record.
 *
 * @param owners who
 * @param type the kind of event
 * @param data one line of JSON
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; many share one
record Notice(Set<String> owners, String type, byte[] data) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** Nothing where the record is not what the contract says: nobody can be told of that. */
    static Optional<Notice> of(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        try {
            return Optional.of(
                    topic == Topic.SUPERVISOR_SESSION_EVENTS ? ofEvent(record.value()) : ofMessage(record.value()));
        } catch (ContractViolation e) {
            return Optional.empty();
        }
    }

    private static Notice ofEvent(byte[] value) {
        SupervisorSessionEvent event = ContractJson.read(SupervisorSessionEvent.class, value);
        return new Notice(
                Set.of(event.contactCenterId() + "/" + event.supervisorId()),
                event.type().name(),
                value);
    }

    private static Notice ofMessage(byte[] value) {
        MessageDelivery message = ContractJson.read(MessageDelivery.class, value);
        Set<String> owners = new LinkedHashSet<>();
        for (Recipient recipient : message.recipients()) {
            owners.add(message.contactCenterId() + "/" + recipient.userId());
        }
        Party from = message.from();
        if (from.userId() != null && isUser(from)) {
            owners.add(message.contactCenterId() + "/" + from.userId());
        }
        return new Notice(owners, message.refused() == null ? "Message" : "MessageRefused", shown(value));
    }

    /** A customer's or a system's id is of another world: it may be the same as some user's. */
    private static boolean isUser(Party from) {
        return switch (from.type()) {
            case Agent, Supervisor, User -> true;
            case Customer, System -> false;
        };
    }

    /** Recipients are for routing: an agent must not learn from them who watches unseen. */
    private static byte[] shown(byte[] value) {
        try {
            ObjectNode message = (ObjectNode) MAPPER.readTree(value);
            message.remove("recipients");
            return MAPPER.writeValueAsBytes(message);
        } catch (IOException e) {
            throw new IllegalStateException("The contract's codec has just read it", e);
        }
    }

    /** As Server-Sent Events are written. */
    byte[] frame(EventId id) {
        byte[] head = ("id: " + id + "\nevent: " + type + "\ndata: ").getBytes(US_ASCII);
        byte[] frame = new byte[head.length + data.length + 2];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(data, 0, frame, head.length, data.length);
        frame[frame.length - 2] = '\n';
        frame[frame.length - 1] = '\n';
        return frame;
    }
}
