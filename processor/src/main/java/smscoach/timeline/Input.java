package smscoach.timeline;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import smscoach.contract.ContractMessage;
import smscoach.contract.ContractViolation;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.engine.InputRecord;

/** An input record, read as far as it can be, and not before somebody asks. */
public final class Input {

    private final InputRecord record;
    private boolean read;
    private @Nullable ReceivedCommand command;
    private @Nullable SmsSessionEvent event;

    public Input(InputRecord record) {
        this.record = record;
    }

    public InputRecord record() {
        return record;
    }

    public String position() {
        return record.position();
    }

    /** The command, or null where it is none, or nobody could be answered. */
    public @Nullable ReceivedCommand command() {
        read();
        return command;
    }

    /** The session event, or null where it is none that can be read. */
    public @Nullable SmsSessionEvent event() {
        read();
        return event;
    }

    /** By its content; by its key where that cannot be read. */
    public String contactCenterId() {
        read();
        if (command != null) {
            return command.contactCenterId();
        }
        return event == null ? key() : event.contactCenterId();
    }

    String key() {
        byte[] key = record.key();
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }

    /** The record's own time, or Kafka's where that cannot be read. */
    public Instant at() {
        read();
        if (command != null) {
            return command.issuedAt();
        }
        return event == null ? Instant.ofEpochMilli(Math.max(0, record.timestamp())) : event.occurredAt();
    }

    /** Whether the value may hold that id: a cheap question before it is read. */
    public boolean mayHold(String id) {
        byte[] value = record.value();
        if (value == null) {
            return false;
        }
        String text = new String(value, StandardCharsets.ISO_8859_1);
        return text.contains(id) || text.contains("\\u");
    }

    /** Whether the value cannot be read, and yet holds that id as a string. */
    public boolean isUnreadableWith(String id) {
        byte[] value = record.value();
        return value != null
                && command() == null
                && event() == null
                && new String(value, StandardCharsets.ISO_8859_1).contains('"' + id + '"');
    }

    private void read() {
        if (read) {
            return;
        }
        read = true;
        try {
            if (record.topic() == Topic.COACH_COMMANDS) {
                command = ContractJson.readReceived(record.value());
            } else {
                event = ContractJson.read(SmsSessionEvent.class, record.value());
            }
        } catch (ContractViolation e) {
            // The engine makes a dead letter of it, and says why.
        }
    }

    /** The message that bytes of an output hold; what the engine wrote can be read. */
    static <T extends ContractMessage> T output(Class<T> type, byte @Nullable [] value) {
        return ContractJson.read(type, value);
    }
}
