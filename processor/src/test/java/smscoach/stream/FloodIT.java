package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.broker.SharedKafka;
import smscoach.config.Settings;
import smscoach.contract.CoachCommand;
import smscoach.contract.ContractMessage;
import smscoach.contract.EventType;
import smscoach.contract.Operation;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Rules;

/**
 * One contact center sends more than a hundred times what all others do. Those on its partition wait behind it; nobody
 * else does for long, be it one thread that serves all partitions, which commits for them as soon as ever, or another
 * one, whose outputs are read once the flooded one's transaction is committed. What is measured is from the send of an
 * accept to the receipt of its Delivered, committed.
 */
class FloodIT {

    private static final Logger LOG = LoggerFactory.getLogger(FloodIT.class);

    private static final int PARTITIONS = 4;
    private static final int FLOOD = 20_000;
    private static final int CALM_ROUNDS = 30;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder = Path.of("");

    private final Map<String, Long> sent = new HashMap<>();
    private final Map<String, Long> received = new HashMap<>();
    private final List<Future<RecordMetadata>> acks = new ArrayList<>();
    private int sessions;

    /**
     * However slow the machine is: with one thread it was 27 to 47 times, and 3 to 5 times with fetches of 1 MiB and 1,000
     * records.
     *
     * @param leastRatio how many times longer those wait who are on the partition of the flood
     */
    @ParameterizedTest(name = "threads: {0}")
    @CsvSource({"1, 10", "2, 5"})
    void shouldDelayThoseOnThePartitionOfAFloodAndNobodyElse(int threads, int leastRatio) throws Exception {
        // Given
        String flooding = centerOn(0, "flooding");
        String neighbour = centerOn(0, "neighbour");
        List<String> elsewhere = IntStream.range(1, PARTITIONS)
                .mapToObj(partition -> centerOn(partition, "elsewhere"))
                .toList();
        try (SharedKafka kafka = SharedKafka.start();
                Cluster cluster = new Cluster(kafka.bootstrapServers())) {
            cluster.createTopics("", PARTITIONS);
            Settings settings = new Settings(
                    kafka.bootstrapServers(), "", "flood", folder, threads, 0, "classic", Rules.AS_SHIPPED, Map.of());
            try (CoachStreams coach = CoachStreams.start(settings, PARTITIONS);
                    KafkaProducer<byte[], byte[]> floodgate = cluster.producer(Map.of());
                    KafkaProducer<byte[], byte[]> producer =
                            cluster.producer(Map.of(ProducerConfig.LINGER_MS_CONFIG, 0));
                    KafkaConsumer<byte[], byte[]> consumer = deliveries(cluster)) {
                subscribe(producer, flooding);
                subscribe(producer, neighbour);
                elsewhere.forEach(center -> subscribe(producer, center));
                round(producer, consumer, elsewhere);

                // When
                List<Long> calm = new ArrayList<>();
                for (int i = 0; i < CALM_ROUNDS; i++) {
                    calm.addAll(round(producer, consumer, elsewhere));
                }
                for (int i = 0; i < FLOOD; i++) {
                    accept(floodgate, flooding);
                }
                for (Future<RecordMetadata> ack : acks) {
                    ack.get();
                }
                String waiting = accept(producer, neighbour);
                List<Long> flooded = new ArrayList<>();
                while (!received.containsKey(waiting) && 100 * flooded.size() < FLOOD) {
                    flooded.addAll(round(producer, consumer, elsewhere));
                }
                await(consumer, List.of(waiting));
                long neighboursWait = millis(waiting);

                // Then
                LOG.info(
                        "{} threads, {} records of a flood, {} of others: elsewhere calm {}, flooded {}; on its partition"
                                + " {} ms",
                        threads,
                        FLOOD,
                        flooded.size(),
                        summary(calm),
                        summary(flooded),
                        neighboursWait);
                assertThat(coach.death()).isNull();
                assertThat(neighboursWait)
                        .as(
                                "wait in ms on the partition of the flood; elsewhere calm %s, flooded %s",
                                summary(calm), summary(flooded))
                        .isGreaterThan(leastRatio * percentile(flooded, 50));
            }
        }
    }

    /** One accept in each contact center; how long each took until its Delivered was received, in milliseconds. */
    private List<Long> round(
            KafkaProducer<byte[], byte[]> producer, KafkaConsumer<byte[], byte[]> consumer, List<String> centers) {
        List<String> round =
                centers.stream().map(center -> accept(producer, center)).toList();
        await(consumer, round);
        return round.stream().map(this::millis).toList();
    }

    private void await(KafkaConsumer<byte[], byte[]> consumer, List<String> awaited) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!received.keySet().containsAll(awaited)) {
            assertThat(System.nanoTime()).as("deliveries of %s come", awaited).isLessThan(deadline);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                SupervisorSessionEvent event = ContractJson.read(SupervisorSessionEvent.class, record.value());
                if (event.type() == SupervisorEventType.Delivered) {
                    received.put(event.smssessionId(), System.nanoTime());
                }
            }
        }
    }

    private long millis(String session) {
        Long from = sent.get(session);
        Long to = received.get(session);
        assertThat(from).isNotNull();
        assertThat(to).isNotNull();
        return from == null || to == null ? 0 : (to - from) / 1_000_000;
    }

    private void subscribe(KafkaProducer<byte[], byte[]> producer, String center) {
        send(
                producer,
                Topic.COACH_COMMANDS,
                center,
                new CoachCommand(
                        "c-1",
                        center,
                        Operation.Coach,
                        new CoachCommand.Supervisor("sup-1", null, List.of("supervisor")),
                        "agent-1",
                        null,
                        null,
                        null,
                        null,
                        null,
                        Instant.now()));
        producer.flush();
    }

    private String accept(KafkaProducer<byte[], byte[]> producer, String center) {
        String session = "s-" + sessions++;
        sent.put(session, System.nanoTime());
        send(
                producer,
                Topic.SMS_SESSION_EVENTS,
                center,
                new SmsSessionEvent(
                        "e-" + session,
                        center,
                        session,
                        EventType.AgentAccepted,
                        "agent-1",
                        null,
                        null,
                        null,
                        Instant.now()));
        return session;
    }

    private void send(KafkaProducer<byte[], byte[]> producer, Topic topic, String center, ContractMessage message) {
        byte[] key = center.getBytes(StandardCharsets.UTF_8);
        acks.add(producer.send(new ProducerRecord<>(topic.defaultName(), key, ContractJson.writeUnchecked(message))));
    }

    private static KafkaConsumer<byte[], byte[]> deliveries(Cluster cluster) {
        KafkaConsumer<byte[], byte[]> consumer = cluster.consumer();
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(p -> new TopicPartition(Topic.SUPERVISOR_SESSION_EVENTS.defaultName(), p))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static String centerOn(int partition, String name) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> name + "-" + i)
                .filter(id ->
                        CoachStreams.placementAmong(PARTITIONS).belongs(id.getBytes(StandardCharsets.UTF_8), partition))
                .findFirst()
                .orElseThrow();
    }

    private static String summary(List<Long> millis) {
        return "median " + percentile(millis, 50) + " ms, p95 " + percentile(millis, 95) + " ms, worst "
                + percentile(millis, 100) + " ms";
    }

    private static long percentile(List<Long> values, int percent) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
    }
}
