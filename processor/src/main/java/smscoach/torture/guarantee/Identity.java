package smscoach.torture.guarantee;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.OutputRecord;

/**
 * What tells an output record from all others: its topic and key, the input that caused it, and its CloudEvents id.
 *
 * @param ordinal 1 for the first of its like; there should be no second
 */
record Identity(Topic topic, String key, String cause, String id, int ordinal) {

    private static final String TOMBSTONE = "tombstone";
    private static final String NONE = "none";

    static Identity first(OutputRecord record) {
        return new Identity(
                record.topic(), text(record.key()), header(record, HeaderNames.CAUSATION_POSITION), id(record), 1);
    }

    Identity next() {
        return new Identity(topic, key, cause, id, ordinal + 1);
    }

    /** A dead letter keeps the headers of its input, which may have a CloudEvents id of its own. */
    private static String id(OutputRecord record) {
        if (record.topic() == Topic.COACH_DEAD_LETTERS) {
            return NONE;
        }
        return record.value() == null ? TOMBSTONE : header(record, HeaderNames.CE_ID);
    }

    private static String header(OutputRecord record, String name) {
        String value = record.header(name);
        return value == null ? NONE : value;
    }

    /** One char a byte: no two different keys look alike. */
    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Override
    public String toString() {
        String which = ordinal == 1 ? "" : ", for time " + ordinal;
        return "%s of key %s, caused by %s, ce_id %s%s".formatted(topic.defaultName(), key, cause, id, which);
    }
}
