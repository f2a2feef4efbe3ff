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

    /** Where it was, as {@code causation-position} tells of it: the topic's name is without prefix. */
    public String position() {
        return Cause.position(topic, partition, offset);
    }
}
