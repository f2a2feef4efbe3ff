package smscoach.simulation.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.simulation.narrative.Received;

/** Reads all output topics from now on, committed records only, as a member of no group. */
final class Outlet implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 15_000;
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private record Placed(Position position, Received record) {}

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Topic> topics = new HashMap<>();

    Outlet(DemoSettings settings) {
        Map<String, Object> config = new HashMap<>();
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "coach-simulate");
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        config.putAll(settings.kafka());
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            start(settings);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void start(DemoSettings settings) {
        List<TopicPartition> partitions = new ArrayList<>();
        try {
            for (Topic topic : Topic.values()) {
                String name = settings.topicPrefix() + topic.defaultName();
                List<TopicPartition> found = partitions(name, settings.bootstrapServers());
                if (topic.direction() == Topic.Direction.OUT) {
                    topics.put(name, topic);
                    partitions.addAll(found);
                }
            }
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            // Only asking makes it look where the end is now.
            partitions.forEach(consumer::position);
        } catch (TimeoutException e) {
            throw new DemoException("No Kafka answers at " + settings.bootstrapServers() + ".", e);
        }
    }

    private List<TopicPartition> partitions(String topic, String servers) {
        List<PartitionInfo> infos = consumer.partitionsFor(topic);
        if (infos == null || infos.isEmpty()) {
            throw new DemoException("There is no topic " + topic + " at " + servers + ". Create the topics first.");
        }
        return infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    /** What came within that time, in the order in which the processor took the causes. */
    List<Received> poll(Duration atMost) {
        List<Placed> placed = new ArrayList<>();
        try {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(atMost)) {
                Topic topic = topics.get(record.topic());
                if (topic != null) {
                    placed.add(placed(topic, record));
                }
            }
        } catch (WakeupException e) {
            return List.of();
        }
        placed.sort(Comparator.comparing(Placed::position, Position.ORDER));
        return placed.stream().map(Placed::record).toList();
    }

    private static Placed placed(Topic topic, ConsumerRecord<byte[], byte[]> record) {
        Position position = Position.of(
                topic, header(record, HeaderNames.CAUSATION_POSITION), header(record, HeaderNames.INTERLEAVING));
        return new Placed(position, Received.of(topic, record.key(), record.value(), name -> header(record, name)));
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Ends a poll that waits. May be called from any thread. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        try {
            consumer.close(CloseOptions.timeout(CLOSING));
        } catch (KafkaException e) {
            // It has read all that it was wanted for.
        }
    }
}
