package smscoach.gateway.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Where reading begins. */
public sealed interface Start {

    record Beginning() implements Start {}

    record End() implements Start {}

    /** At the first record that is no older. */
    record Back(Duration time) implements Start {}

    default Map<TopicPartition, Long> offsets(Consumer<?, ?> consumer, List<TopicPartition> partitions) {
        return switch (this) {
            case Beginning ignored -> consumer.beginningOffsets(partitions);
            case End ignored -> consumer.endOffsets(partitions);
            case Back(Duration time) -> back(consumer, partitions, Instant.now().minus(time));
        };
    }

    private static Map<TopicPartition, Long> back(
            Consumer<?, ?> consumer, List<TopicPartition> partitions, Instant since) {
        Map<TopicPartition, Long> offsets = new HashMap<>(consumer.endOffsets(partitions));
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
        consumer.offsetsForTimes(times).forEach((partition, found) -> {
            if (found != null) {
                offsets.put(partition, found.offset());
            }
        });
        return offsets;
    }
}
