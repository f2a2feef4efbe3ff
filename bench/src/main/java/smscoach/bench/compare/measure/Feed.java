package smscoach.bench.compare.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import smscoach.bench.compare.input.Chunk;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.simulation.Publication;

/** Publishes the same records to topics of each prefix, as fast as it can. */
public final class Feed implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<String> prefixes;
    private final Witness witness;

    /** Who is told of each record, in the order in which they are published. */
    @FunctionalInterface
    public interface Witness {
        void take(Topic topic, byte[] key, byte[] value);
    }

    public Feed(String servers, Collection<String> prefixes, Witness witness) {
        this.producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        1 << 17),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.prefixes = List.copyOf(prefixes);
        this.witness = witness;
    }

    public void send(Publication publication) {
        byte[] key = publication.contactCenterId().getBytes(UTF_8);
        byte[] value = ContractJson.writeUnchecked(publication.message());
        witness.take(publication.topic(), key, value);
        for (String prefix : prefixes) {
            var unused = producer.send(
                    new ProducerRecord<>(prefix + publication.topic().defaultName(), key, value));
        }
    }

    /** First the commands, then the events. */
    public void send(Chunk chunk) throws InterruptedException {
        chunk.commands().forEach(this::send);
        settle();
        chunk.events().forEach(this::send);
        settle();
    }

    /** Returns in another millisecond than that in which the last record was taken. */
    public void settle() throws InterruptedException {
        producer.flush();
        awaitNextMillisecond();
    }

    static void awaitNextMillisecond() throws InterruptedException {
        long taken = System.currentTimeMillis();
        while (System.currentTimeMillis() <= taken) {
            Thread.sleep(1);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
