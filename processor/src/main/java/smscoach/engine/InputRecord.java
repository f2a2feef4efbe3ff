package smscoach.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;

/**
 * A record of an input topic.
 *
 * @param timestamp Kafka's, or negative where there is none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never copied: it passes through
public record InputRecord(
        Topic topic,
        int partition,
        long offset,
        long timestamp,
        byte @Nullable [] key,
        byte @Nullable [] value,
        List<RecordHeader> headers) {

    /** Where it was, as {@code causation-position} tells of it. */
    public String position() {
        return position(topic, partition, offset);
    }

    /** A position; the topic's name is without prefix. */
    public static String position(Topic topic, int partition, long offset) {
        return topic.defaultName() + "-" + partition + "@" + offset;
    }
}
