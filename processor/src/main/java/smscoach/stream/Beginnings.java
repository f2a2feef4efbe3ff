package smscoach.stream;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the group was in the inputs when this instance took up a partition. A store that is restored does not know of
 * which records it came; Kafka Streams asks the group for its positions when a task begins, and here the answer is kept.
 */
final class Beginnings {

    private final Map<TopicPartition, Long> taken = new ConcurrentHashMap<>();

    /** What the group had committed of these partitions. */
    void committed(Collection<TopicPartition> asked, Map<TopicPartition, OffsetAndMetadata> found) {
        for (TopicPartition input : asked) {
            OffsetAndMetadata next = found.get(input);
            if (next == null || next.offset() == 0) {
                taken.remove(input);
            } else {
                taken.put(input, next.offset() - 1);
            }
        }
    }

    /** The offset up to which everything was taken; empty where nothing ever was. */
    OptionalLong lastTaken(TopicPartition input) {
        Long offset = taken.get(input);
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }
}
