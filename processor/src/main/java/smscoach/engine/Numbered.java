package smscoach.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import smscoach.contract.ContractViolation;
import smscoach.contract.HeaderNames;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;

/** An event of a supervisor. Its number is in three places: {@code sequence}, and within eventId and {@code ce_id}. */
public final class Numbered {

    private final OutputRecord record;
    private final SupervisorSessionEvent event;

    private Numbered(OutputRecord record, SupervisorSessionEvent event) {
        this.record = record;
        this.event = event;
    }

    /** Whether it is on the one topic whose records are numbered, those of each key from 1. */
    public static boolean isOne(OutputRecord record) {
        return record.topic() == Topic.SUPERVISOR_SESSION_EVENTS;
    }

    /** Null where it is none, or is not as the contract has it. */
    public static @Nullable Numbered of(OutputRecord record) {
        if (!isOne(record)) {
            return null;
        }
        try {
            return new Numbered(record, ContractJson.read(SupervisorSessionEvent.class, record.value()));
        } catch (ContractViolation e) {
            return null;
        }
    }

    public long sequence() {
        return event.sequence();
    }

    /** The same event as it would be with that number. */
    public OutputRecord with(long sequence) {
        String eventId =
                eventId(event.contactCenterId(), event.supervisorId(), sequence, event.causationId(), event.type());
        List<RecordHeader> headers = record.headers().stream()
                .map(header ->
                        header.name().equals(HeaderNames.CE_ID) ? RecordHeader.of(HeaderNames.CE_ID, eventId) : header)
                .toList();
        byte[] value = ContractJson.writeUnchecked(new SupervisorSessionEvent(
                eventId,
                event.contactCenterId(),
                event.smssessionId(),
                event.supervisorId(),
                event.nickname(),
                event.agentId(),
                event.type(),
                event.state(),
                event.visibility(),
                event.subscriptionId(),
                event.reason(),
                event.queueName(),
                event.agents(),
                sequence,
                event.causationId(),
                event.occurredAt()));
        return new OutputRecord(record.topic(), record.key(), value, headers, record.timestamp());
    }

    static String eventId(
            String contactCenterId, String supervisorId, long sequence, String causationId, SupervisorEventType type) {
        String name = contactCenterId + "|" + supervisorId + "|" + sequence + "|" + causationId + "|" + type;
        return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
    }
}
