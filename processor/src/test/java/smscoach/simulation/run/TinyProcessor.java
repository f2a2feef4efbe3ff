package smscoach.simulation.run;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.history.TopicRecords;

/** The domain between Kafka topics of one partition: all that {@link DemoRun} needs of a processor. */
final class TinyProcessor implements AutoCloseable {

    private final String prefix;
    private final Engine engine;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private volatile boolean closing;

    TinyProcessor(String bootstrapServers, String prefix) {
        this.prefix = prefix;
        this.engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, prefix);
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "transactional.id", prefix + "tiny", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.thread = new Thread(this::work, "tiny-processor");
        thread.start();
    }

    static void createTopics(String bootstrapServers, String prefix) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(Stream.of(Topic.values())
                            .map(topic -> new NewTopic(prefix + topic.defaultName(), Optional.of(1), Optional.empty())
                                    .configs(
                                            topic.direction() == Topic.Direction.IN
                                                    ? Map.of("message.timestamp.type", "LogAppendTime")
                                                    : Map.of()))
                            .toList())
                    .all()
                    .get();
        }
    }

    private void work() {
        List<TopicPartition> inputs = Topic.inputs().stream()
                .map(topic -> new TopicPartition(prefix + topic.defaultName(), 0))
                .toList();
        consumer.assign(inputs);
        consumer.seekToBeginning(inputs);
        producer.initTransactions();
        while (!closing) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(Duration.ofMillis(50));
            if (!records.isEmpty()) {
                producer.beginTransaction();
                records.forEach(record -> engine.take(input(record), this::send));
                producer.commitTransaction();
            }
        }
    }

    private InputRecord input(ConsumerRecord<byte[], byte[]> record) {
        Topic topic = Topic.named(record.topic().substring(prefix.length())).orElseThrow();
        return TopicRecords.input(topic, record);
    }

    private void send(OutputRecord output) {
        var unused = producer.send(TopicRecords.written(prefix + output.topic().defaultName(), 0, output));
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
        producer.close();
    }
}
