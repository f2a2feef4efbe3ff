package smscoach.simulation.run;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import smscoach.contract.ContractMessage;
import smscoach.contract.json.ContractJson;
import smscoach.simulation.Publication;

/** Publishes as the contract asks of publishers: idempotent, acknowledged by all, placed by the default partitioner. */
final class Inlet implements AutoCloseable {

    private static final Duration CLOSING = Duration.ofSeconds(5);

    /** A record that Kafka did not take. */
    record Failure(ContractMessage message, Exception why) {}

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topicPrefix;
    private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();

    Inlet(DemoSettings settings) {
        Map<String, Object> config = new HashMap<>();
        config.put(ProducerConfig.CLIENT_ID_CONFIG, "coach-simulate");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        config.putAll(settings.kafka());
        config.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        this.producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        this.topicPrefix = settings.topicPrefix();
    }

    void publish(Publication publication) {
        ContractMessage message = publication.message();
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(
                topicPrefix + publication.topic().defaultName(),
                publication.contactCenterId().getBytes(StandardCharsets.UTF_8),
                ContractJson.write(message));
        Future<RecordMetadata> unused = producer.send(record, (metadata, failure) -> {
            if (failure != null) {
                failures.add(new Failure(message, failure));
            }
        });
    }

    /** Those since the last call. */
    Queue<Failure> failures() {
        Queue<Failure> found = new ConcurrentLinkedQueue<>();
        for (Failure each = failures.poll(); each != null; each = failures.poll()) {
            found.add(each);
        }
        return found;
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }
}
