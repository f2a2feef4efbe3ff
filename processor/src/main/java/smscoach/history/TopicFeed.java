package smscoach.history;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import smscoach.contract.Topic;
import smscoach.replay.compare.Part;
import smscoach.replay.compare.RecordFeed;
import smscoach.replay.compare.Retained;

/** Committed records of topics between two offsets each. */
public final class TopicFeed implements RecordFeed, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Part, TopicPartition> partitions = new HashMap<>();
    private final Map<TopicPartition, Part> parts = new HashMap<>();
    private final Map<Part, Long> ends;

    /**
     * Reads those topics.
     *
     * @param consumer of committed records, in no group; it is closed with this
     */
    public TopicFeed(
            KafkaConsumer<byte[], byte[]> consumer, Extent extent, Retained retained, Collection<Topic> topics) {
        this.consumer = consumer;
        this.ends = retained.ends();
        extent.parts().forEach((part, partition) -> {
            if (topics.contains(part.topic())) {
                partitions.put(part, partition);
                parts.put(partition, part);
            }
        });
        consumer.assign(parts.keySet());
        partitions.forEach(
                (part, partition) -> consumer.seek(partition, retained.begins().getOrDefault(part, 0L)));
    }

    @Override
    public Set<Part> parts() {
        return Set.copyOf(partitions.keySet());
    }

    @Override
    public void poll(Set<Part> heldBack, Sink sink) {
        List<TopicPartition> paused = partitions.entrySet().stream()
                .filter(entry -> heldBack.contains(entry.getKey()) || isAtEnd(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
        consumer.resume(consumer.paused());
        consumer.pause(paused);
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            Part part = Objects.requireNonNull(parts.get(new TopicPartition(record.topic(), record.partition())));
            if (record.offset() >= end(part)) {
                continue;
            }
            if (part.topic().direction() == Topic.Direction.IN) {
                sink.input(TopicRecords.input(part.topic(), record));
            } else {
                sink.output(TopicRecords.output(part.topic(), record));
            }
        }
    }

    @Override
    public long position(Part part) {
        return consumer.position(Objects.requireNonNull(partitions.get(part)));
    }

    @Override
    public boolean isAtEnd(Part part) {
        return position(part) >= end(part);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private long end(Part part) {
        return ends.getOrDefault(part, 0L);
    }
}
