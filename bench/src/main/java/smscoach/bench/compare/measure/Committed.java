package smscoach.bench.compare.measure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import smscoach.bench.compare.check.Outcome;

/** Committed records of topics, from their beginning. */
public final class Committed {

    private static final Duration POLL = Duration.ofMillis(100);

    private Committed() {}

    /** Gives key and value of each. */
    public static void readAll(Rig rig, String topic, int partitions, BiConsumer<byte[], byte[]> into) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(rig.servers(), partitions, topic)) {
            readToEnd(consumer, into);
        }
    }

    /** The same once so many are there, or after that time. */
    static void readAll(Rig rig, String topic, int partitions, Outcome into, long expected, Duration limit) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(rig.servers(), partitions, topic)) {
            long deadline = System.nanoTime() + limit.toNanos();
            while (into.count() < expected && System.nanoTime() < deadline) {
                read(consumer, into::add);
            }
            readToEnd(consumer, into::add);
        }
    }

    private static void readToEnd(KafkaConsumer<byte[], byte[]> consumer, BiConsumer<byte[], byte[]> into) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            read(consumer, into);
        }
    }

    private static void read(KafkaConsumer<byte[], byte[]> consumer, BiConsumer<byte[], byte[]> into) {
        consumer.poll(POLL).forEach(record -> into.accept(record.key(), record.value()));
    }

    /** What is there does not count any more. */
    public static void seekToEnd(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.seekToEnd(consumer.assignment());
        consumer.assignment().forEach(consumer::position);
    }

    /** Of all partitions of these topics. */
    public static KafkaConsumer<byte[], byte[]> consumer(String servers, int partitions, String... topics) {
        KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = Stream.of(topics)
                .flatMap(topic ->
                        IntStream.range(0, partitions).mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return consumer;
    }
}
