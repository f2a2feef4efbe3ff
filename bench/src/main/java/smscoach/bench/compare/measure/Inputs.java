package smscoach.bench.compare.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import smscoach.bench.compare.check.Copied;
import smscoach.bench.compare.check.Expected;
import smscoach.bench.compare.check.Story;
import smscoach.bench.compare.input.Chunk;
import smscoach.bench.compare.input.Workload;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.simulation.Publication;

/**
 * The records that wait in topics for every contender, and what is to become of them.
 *
 * @param records in all
 * @param copied what those must write that pass them on
 * @param story what those must write that decide
 */
public record Inputs(long records, Copied copied, Story story) {

    /** Where records wait on so many partitions. */
    public static String prefix(int partitions) {
        return "p" + partitions + ".";
    }

    /** The topics that all measurements read, and none may delete. */
    public static Set<String> topics(Set<Integer> partitions) {
        Set<String> topics = new TreeSet<>();
        partitions.forEach(count -> Topic.inputs().forEach(topic -> topics.add(prefix(count) + topic.defaultName())));
        return topics;
    }

    /** Publishes the same records to topics of each number of partitions. */
    public static Inputs publish(String servers, Workload workload, Set<Integer> partitions)
            throws InterruptedException {
        Expected expected = new Expected();
        try (KafkaProducer<byte[], byte[]> producer = producer(servers)) {
            while (workload.hasNext()) {
                Chunk chunk = workload.next();
                publish(chunk.commands(), producer, partitions, expected);
                publish(chunk.events(), producer, partitions, expected);
            }
        }
        return new Inputs(expected.copied().count(), expected.copied(), expected.story());
    }

    /** Returns in another millisecond than that in which the last of them was taken. */
    private static void publish(
            List<Publication> publications,
            KafkaProducer<byte[], byte[]> producer,
            Set<Integer> partitions,
            Expected expected)
            throws InterruptedException {
        for (Publication publication : publications) {
            byte[] key = publication.contactCenterId().getBytes(UTF_8);
            byte[] value = ContractJson.writeUnchecked(publication.message());
            expected.take(publication.topic(), key, value);
            for (int count : partitions) {
                var unused = producer.send(
                        new ProducerRecord<>(prefix(count) + publication.topic().defaultName(), key, value));
            }
        }
        producer.flush();
        awaitNextMillisecond();
    }

    static void awaitNextMillisecond() throws InterruptedException {
        long taken = System.currentTimeMillis();
        while (System.currentTimeMillis() <= taken) {
            Thread.sleep(1);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(String servers) {
        return new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        1 << 17),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
