package smscoach.torture.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import smscoach.contract.json.ContractJson;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.Publication;
import smscoach.simulation.SimulationSettings;

/**
 * A publisher in a process of its own that dies in the middle of a transaction: its records are on the topics, and must
 * never take effect. Until the transaction times out, it holds up whoever reads committed records of its partitions.
 */
public final class DyingPublisher {

    private static final String IN_TRANSACTION = "in transaction";
    private static final int RECORDS = 60;
    private static final int TIMEOUT_MILLIS = 5_000;

    private DyingPublisher() {}

    /** Starts one, waits until it is in mid-transaction, and kills it. */
    public static void liveAndDie(String bootstrapServers, String topicPrefix, long seed) {
        Process process = null;
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx64m",
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            DyingPublisher.class.getName(),
                            bootstrapServers,
                            topicPrefix,
                            Long.toString(seed))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
            String line = said.readLine();
            while (line != null && !line.equals(IN_TRANSACTION)) {
                line = said.readLine();
            }
            if (line == null) {
                throw new StageException("The publisher that should die in mid-transaction died before");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (process != null) {
                process.destroyForcibly();
            }
        }
    }

    /** Opens a transaction, and ends only with its standard input, or by a kill. */
    public static void main(String[] args) throws Exception {
        long seed = Long.parseLong(args[2]);
        List<Publication> publications = ContactCenterSimulation.generate(
                SimulationSettings.readable(seed, Instant.now()).withPeople(8, 4, 2), RECORDS);
        var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        args[0],
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        "coach-torture-dying-" + seed,
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        TIMEOUT_MILLIS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Publication publication : publications) {
            sent.add(producer.send(new ProducerRecord<>(
                    args[1] + publication.topic().defaultName(),
                    publication.contactCenterId().getBytes(UTF_8),
                    ContractJson.write(publication.message()))));
        }
        for (Future<RecordMetadata> each : sent) {
            each.get();
        }
        System.out.println(IN_TRANSACTION);
        while (System.in.read() >= 0) {}
        Runtime.getRuntime().halt(1);
    }
}
