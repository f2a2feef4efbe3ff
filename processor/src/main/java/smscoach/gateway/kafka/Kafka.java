package smscoach.gateway.kafka;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Utils;
import smscoach.contract.Topic;

/**
 * The cluster as the gateway uses it.
 *
 * @param consumers makes consumers as the contract wants them: read_committed, in no group
 * @param producers makes producers as the contract wants them: acks=all, idempotent, the default partitioner
 * @param names the topics' names on the cluster
 */
public record Kafka(
        Supplier<? extends Consumer<byte[], byte[]>> consumers,
        Supplier<? extends Producer<byte[], byte[]>> producers,
        Function<Topic, String> names) {

    String nameOf(Topic topic) {
        return names.apply(topic);
    }

    /** All partitions of a topic, by their numbers. */
    List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, Topic topic) {
        String name = nameOf(topic);
        List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                .map(each -> new TopicPartition(name, each.partition()))
                .sorted((a, b) -> Integer.compare(a.partition(), b.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("There is no topic " + name);
        }
        return partitions;
    }

    /** Where the processor's producer puts a key: by Kafka's default partitioner. */
    public static int partitionOf(byte[] key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }
}
