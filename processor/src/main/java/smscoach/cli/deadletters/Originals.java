package smscoach.cli.deadletters;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import smscoach.cli.cluster.Cluster;
import smscoach.engine.InputRecord;
import smscoach.history.TopicRecords;
import smscoach.replay.Position;

/** The records that could not be taken, where they were published: for as long as their topic keeps them. */
final class Originals implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Cluster cluster;
    private final KafkaConsumer<byte[], byte[]> consumer;

    Originals(Cluster cluster) {
        this.cluster = cluster;
        this.consumer = cluster.consumer();
    }

    Optional<InputRecord> at(Position position) {
        try {
            TopicPartition partition = new TopicPartition(cluster.nameOf(position.topic()), position.partition());
            Set<TopicPartition> one = Set.of(partition);
            long begin = consumer.beginningOffsets(one).getOrDefault(partition, 0L);
            long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
            if (position.offset() < begin || position.offset() >= end) {
                return Optional.empty();
            }
            consumer.assign(one);
            consumer.seek(partition, position.offset());
            while (consumer.position(partition) <= position.offset()) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    return record.offset() == position.offset()
                            ? Optional.of(TopicRecords.input(position.topic(), record))
                            : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (RuntimeException e) {
            throw cluster.failure(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
