package smscoach.engine;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;

/**
 * A record for an output topic.
 *
 * @param timestamp that of the input record that caused it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied: it passes through
public record OutputRecord(
        Topic topic, byte @Nullable [] key, byte @Nullable [] value, List<RecordHeader> headers, long timestamp) {

    /** To the byte: key, value, headers, timestamp. */
    public boolean isIdenticalTo(OutputRecord other) {
        return timestamp == other.timestamp
                && Arrays.equals(value, other.value)
                && Arrays.equals(key, other.key)
                && headers.equals(other.headers);
    }

    /** What this system wrote into that header, as text; null where it is missing. */
    public @Nullable String header(String name) {
        RecordHeader header = RecordHeader.last(headers, name);
        return header == null ? null : header.text();
    }
}
