package smscoach.torture.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.engine.InputRecord;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.Publication;
import smscoach.simulation.SimulationSettings;

/**
 * Publishes the day of simulated contact centers, at their speed, and with the blunders of bad publishers: records sent
 * twice, cut off, under the wrong key, on the wrong partition. The same seed gives the same records.
 */
public final class Publisher implements AutoCloseable {

    private static final int REMEMBERED = 200;
    private static final Duration CLOSING = Duration.ofSeconds(60);

    private final ContactCenterSimulation simulation;
    private final Random random;
    private final String topicPrefix;
    private final int partitions;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Thread thread;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicLong unacknowledged = new AtomicLong();
    private final List<Letter> recent = new ArrayList<>();
    private volatile boolean stopping;
    private volatile @Nullable RuntimeException failure;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Letter(Topic topic, @Nullable Integer partition, byte @Nullable [] key, byte @Nullable [] value) {}

    public Publisher(String bootstrapServers, String topicPrefix, int partitions, SimulationSettings settings) {
        this.simulation = new ContactCenterSimulation(settings.withoutFeedback());
        this.random = new Random(~settings.seed());
        this.topicPrefix = topicPrefix;
        this.partitions = partitions;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                        ProducerConfig.CLIENT_ID_CONFIG, "coach-torture",
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1,
                        // Whatever happens to the brokers, each record is tried again until it is there.
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 600_000,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG, 600_000,
                        // A broker that is cut off is given up sooner than by default.
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 3_000,
                        ProducerConfig.LINGER_MS_CONFIG, 2),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.thread = Thread.ofPlatform().name("publisher").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** The positions that brokers confirmed. */
    public List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    public int acknowledgedCount() {
        return acknowledged.size();
    }

    /** How many records the producer gave up: they may be on the topics, or not. */
    public long unacknowledged() {
        return unacknowledged.get();
    }

    /** Publishes the end of the day, and returns when nothing is under way any more. */
    public void finish() throws InterruptedException {
        stopping = true;
        thread.join();
        RuntimeException found = failure;
        if (found != null) {
            throw found;
        }
        simulation.close(Instant.now()).forEach(last -> send(letter(last)));
        producer.flush();
    }

    private void run() {
        try {
            while (!stopping) {
                Duration early = Duration.between(Instant.now(), simulation.nextAt());
                if (early.isPositive()) {
                    Waiting.pause(early);
                }
                publish(letter(simulation.next()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure = e;
        }
    }

    private void publish(Letter letter) {
        send(letter);
        recent.add(letter);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
        int chance = random.nextInt(1_000);
        if (chance < 15) {
            send(recent.get(random.nextInt(recent.size())));
        } else if (chance < 20) {
            send(spoilt(letter, chance));
        }
    }

    private Letter spoilt(Letter good, int how) {
        byte[] value = good.value();
        if (value == null) {
            return good;
        }
        return switch (how % 5) {
            case 0 ->
                new Letter(good.topic(), null, good.key(), Arrays.copyOf(value, 1 + random.nextInt(value.length - 1)));
            case 1 -> new Letter(good.topic(), null, "cc-nobody".getBytes(UTF_8), value);
            case 2 -> new Letter(good.topic(), random.nextInt(partitions), good.key(), value);
            case 3 -> new Letter(good.topic(), random.nextInt(partitions), null, value);
            default -> new Letter(good.topic(), null, good.key(), null);
        };
    }

    private static Letter letter(Publication publication) {
        return new Letter(
                publication.topic(),
                null,
                publication.contactCenterId().getBytes(UTF_8),
                ContractJson.write(publication.message()));
    }

    private void send(Letter letter) {
        var record = new ProducerRecord<>(
                topicPrefix + letter.topic().defaultName(), letter.partition(), letter.key(), letter.value());
        var unused = producer.send(record, (metadata, problem) -> {
            if (problem == null) {
                acknowledged.add(InputRecord.position(letter.topic(), metadata.partition(), metadata.offset()));
            } else {
                unacknowledged.incrementAndGet();
            }
        });
    }

    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        producer.close(failure == null ? CLOSING : Duration.ZERO);
    }
}
