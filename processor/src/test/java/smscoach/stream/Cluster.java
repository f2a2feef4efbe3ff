package smscoach.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.topics.TopicPlan;

/** What tests do with a real cluster: make topics, publish, wait until all is taken, read what was committed. */
public final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String bootstrapServers;
    private final Admin admin;

    public Cluster(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** All nine topics. Records keep the timestamps that tests give them, and are never too old to be kept. */
    public void createTopics(String prefix, int partitions) throws Exception {
        List<NewTopic> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(new NewTopic(prefix + topic.defaultName(), partitions, (short) 1)
                    .configs(Map.of(
                            TopicConfig.RETENTION_MS_CONFIG,
                            "-1",
                            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                            Long.toString(Long.MAX_VALUE),
                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                            Integer.toString(topic.maxMessageBytes()))));
        }
        admin.createTopics(topics).all().get();
    }

    /** All nine as {@code coach topics create} makes them, so that the start-up checks are passed. */
    public void createTopicsOfContract(int partitions) throws Exception {
        List<NewTopic> topics = TopicPlan.of("", partitions).topics().stream()
                .map(topic -> new NewTopic(topic.name(), partitions, (short) 1).configs(topic.configs()))
                .toList();
        admin.createTopics(topics).all().get();
    }

    /** What the application has taken. */
    public Map<TopicPartition, OffsetAndMetadata> offsets(String applicationId) throws Exception {
        return admin.listConsumerGroupOffsets(applicationId)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    /** The changelog as Kafka Streams would make it, for records that are there before a processor. */
    public void createChangelog(String applicationId, int partitions) throws Exception {
        NewTopic changelog = new NewTopic(changelog(applicationId), partitions, (short) 1)
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
                        Long.toString(Long.MAX_VALUE)));
        admin.createTopics(List.of(changelog)).all().get();
    }

    public static String changelog(String applicationId) {
        return applicationId + "-" + CoachingTopology.STORE + "-changelog";
    }

    /** Has the application taken all that its input topics hold. */
    public void commitAll(String applicationId, String prefix) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        ends(Topic.inputs().stream().map(t -> prefix + t.defaultName()).toList())
                .forEach((partition, end) -> offsets.put(partition, new OffsetAndMetadata(end)));
        admin.alterConsumerGroupOffsets(applicationId, offsets).all().get();
    }

    public void set(String topic, String setting, String value) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        AlterConfigOp set = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
    }

    /** As a second instance with the same transactional ids would do. */
    public void fenceProducers(String applicationId) throws Exception {
        List<String> ids = admin.listTransactions().all().get().stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(applicationId + "-"))
                .toList();
        admin.fenceProducers(ids).all().get();
    }

    public KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                16 * 1024 * 1024,
                // On a topic that was just made, the first of several batches on their way may be refused and the
                // second
                // taken: then the broker refuses the first for ever, as out of order.
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1));
        config.putAll(more);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Publishes to the partitions that the records name, in order. */
    public void publish(String prefix, List<InputRecord> records) throws Exception {
        publish(prefix, records, Map.of());
    }

    /** The same by a producer that is set up so. */
    public void publish(String prefix, List<InputRecord> records, Map<String, Object> config) throws Exception {
        publish(records.stream().map(record -> toSend(prefix, record)).toList(), config);
    }

    /** To the partition that the record names. */
    static ProducerRecord<byte[], byte[]> toSend(String prefix, InputRecord record) {
        ProducerRecord<byte[], byte[]> toSend = new ProducerRecord<>(
                prefix + record.topic().defaultName(),
                record.partition(),
                record.timestamp() < 0 ? null : record.timestamp(),
                record.key(),
                record.value());
        record.headers().forEach(h -> toSend.headers().add(h.name(), h.value()));
        return toSend;
    }

    public void publish(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
        publish(records, Map.of());
    }

    private void publish(List<ProducerRecord<byte[], byte[]>> records, Map<String, Object> config) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = producer(config)) {
            List<Future<RecordMetadata>> acks = new ArrayList<>();
            for (ProducerRecord<byte[], byte[]> record : records) {
                acks.add(producer.send(record));
            }
            for (Future<RecordMetadata> ack : acks) {
                ack.get();
            }
        }
    }

    /** Waits until the processor has committed all that its input topics hold. */
    public void awaitAllTaken(String applicationId, String prefix) throws Exception {
        List<String> inputs =
                Topic.inputs().stream().map(t -> prefix + t.defaultName()).toList();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Map<TopicPartition, Long> ends = ends(inputs);
            Map<TopicPartition, OffsetAndMetadata> committed = offsets(applicationId);
            List<TopicPartition> behind = ends.entrySet().stream()
                    .filter(end -> end.getValue() > 0)
                    .filter(end -> committed.get(end.getKey()) == null
                            || committed.get(end.getKey()).offset() < end.getValue())
                    .map(Map.Entry::getKey)
                    .toList();
            if (behind.isEmpty()) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not taken within " + PATIENCE + ": " + behind + " of " + committed);
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** All committed records of a topic, each partition in order. */
    public List<ConsumerRecord<byte[], byte[]>> committed(String topic)
            throws ExecutionException, InterruptedException {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        Map<TopicPartition, Long> ends = ends(List.of(topic));
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(ends.keySet());
            consumer.seekToBeginning(ends.keySet());
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
        }
        records.sort(Comparator.<ConsumerRecord<byte[], byte[]>>comparingInt(ConsumerRecord::partition)
                .thenComparingLong(ConsumerRecord::offset));
        return records;
    }

    public List<InputRecord> inputs(String prefix, Topic topic) throws ExecutionException, InterruptedException {
        return committed(prefix + topic.defaultName()).stream()
                .map(r -> new InputRecord(
                        topic, r.partition(), r.offset(), r.timestamp(), r.key(), r.value(), headers(r)))
                .toList();
    }

    public List<OutputRecord> outputs(String prefix, Topic topic) throws ExecutionException, InterruptedException {
        return committed(prefix + topic.defaultName()).stream()
                .map(r -> new OutputRecord(topic, r.key(), r.value(), headers(r), r.timestamp()))
                .toList();
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private Map<TopicPartition, Long> ends(Collection<String> topics) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(
                                p -> latest.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest).all().get().forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static List<RecordHeader> headers(ConsumerRecord<byte[], byte[]> record) {
        List<RecordHeader> headers = new ArrayList<>();
        record.headers().forEach(h -> headers.add(new RecordHeader(h.key(), h.value())));
        return headers;
    }

    public static Map<Integer, List<InputRecord>> byPartition(List<InputRecord> records) {
        return records.stream().collect(Collectors.groupingBy(InputRecord::partition));
    }

    @Override
    public void close() {
        admin.close();
    }
}
