package smscoach.cli.cluster;

import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.options.KafkaOptions;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.history.Extent;
import smscoach.history.TopicHistory;
import smscoach.replay.compare.Part;
import smscoach.topics.Access;
import smscoach.topics.Right;

/** The cluster that the options name: its clients, and the topics of this system that it has. */
public final class Cluster {

    /** Nobody waits a minute at a prompt. Whoever wants to says so with --kafka. */
    private static final Map<String, String> PATIENCE = Map.of(
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "15000",
            ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "10000",
            ProducerConfig.MAX_BLOCK_MS_CONFIG, "15000",
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, "30000");

    private final String bootstrapServers;
    private final String topicPrefix;
    private final Map<String, Object> client;

    public Cluster(KafkaOptions options) {
        this(options, options.topicPrefix());
    }

    /** The same cluster, and the topics of another prefix. */
    public Cluster(KafkaOptions options, String topicPrefix) {
        this(options.bootstrapServers(), topicPrefix, options.clientSettings());
    }

    /** The cluster of a processor that runs in this process. */
    public Cluster(Settings settings) {
        this(settings.bootstrapServers(), settings.topicPrefix(), settings.kafka());
    }

    private Cluster(String bootstrapServers, String topicPrefix, Map<String, String> clientSettings) {
        this.bootstrapServers = bootstrapServers;
        this.topicPrefix = topicPrefix;
        this.client = new TreeMap<>(PATIENCE);
        client.putAll(clientSettings);
        client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    public String topicPrefix() {
        return topicPrefix;
    }

    public String nameOf(Topic topic) {
        return topicPrefix + topic.defaultName();
    }

    public Admin admin() {
        try {
            return Admin.create(settings());
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** Refuses, with the lines that grant them, where this log-in has not all those rights. */
    public void requireRights(List<Right> rights) {
        try (Admin admin = admin()) {
            Access.require(admin, bootstrapServers, rights);
        }
    }

    /** As the contract wants publishers: the default partitioner, acks=all, idempotent. */
    public KafkaProducer<byte[], byte[]> producer() {
        return producer(Map.of());
    }

    /** The same, for transactions under that id; of the same id there is one at a time. */
    public KafkaProducer<byte[], byte[]> transactionalProducer(String id) {
        return producer(Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                id,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                2 * Topic.MAX_OUTPUT_BYTES));
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
        Map<String, Object> settings = settings();
        settings.putAll(more);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        settings.remove(ProducerConfig.PARTITIONER_CLASS_CONFIG);
        // On a topic that was just made, the first of several batches on their way may be refused and the second taken:
        // then the broker refuses the first for ever, as out of order.
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1");
        try {
            return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** Of a group without members: for those who commit its offsets in transactions of their own. */
    public ConsumerGroupMetadata group(String id) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(Map.of(ConsumerConfig.GROUP_ID_CONFIG, id))) {
            return consumer.groupMetadata();
        }
    }

    /** As the contract wants consumers: read_committed. In no group. */
    public KafkaConsumer<byte[], byte[]> consumer() {
        return consumer(Map.of());
    }

    private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> more) {
        Map<String, Object> settings = settings();
        settings.putAll(more);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        try {
            return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** The partitions of those topics that the cluster has. */
    public Map<Topic, List<TopicPartition>> partitions(Collection<Topic> topics) {
        Map<Topic, List<TopicPartition>> found = new EnumMap<>(Topic.class);
        try (Admin admin = Admin.create(settings())) {
            var described = admin.describeTopics(
                            topics.stream().map(this::nameOf).toList())
                    .topicNameValues();
            for (Topic topic : topics) {
                String name = nameOf(topic);
                try {
                    found.put(
                            topic,
                            Objects.requireNonNull(described.get(name)).get().partitions().stream()
                                    .map(partition -> new TopicPartition(name, partition.partition()))
                                    .toList());
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                        throw e;
                    }
                }
            }
        } catch (Exception e) {
            throw failure(e);
        }
        return found;
    }

    /** The partitions of all those topics. */
    public Map<Topic, List<TopicPartition>> requirePartitions(Collection<Topic> topics) {
        Map<Topic, List<TopicPartition>> found = partitions(topics);
        List<String> missing = topics.stream()
                .filter(t -> !found.containsKey(t))
                .map(this::nameOf)
                .toList();
        if (!missing.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.UNAVAILABLE,
                    "The cluster at %s has no topic %s. Create the topics first, or check --topic-prefix."
                            .formatted(bootstrapServers, String.join(", ", missing)));
        }
        return found;
    }

    /** What those topics hold now. */
    public TopicHistory history(Collection<Topic> topics) {
        return new TopicHistory(this::consumer, requirePartitions(topics));
    }

    /** What all nine topics hold now. */
    public TopicHistory history() {
        return history(EnumSet.allOf(Topic.class));
    }

    /** What there is of production's records: inputs as far as that group has taken them, and what came of them. */
    public Extent extent(String applicationId) {
        Map<Topic, List<TopicPartition>> found = requirePartitions(EnumSet.allOf(Topic.class));
        Map<Part, TopicPartition> parts = new HashMap<>();
        found.forEach((topic, all) -> all.forEach(each -> parts.put(new Part(topic, each.partition()), each)));
        try (Admin admin = Admin.create(settings())) {
            // In this order: what came of the inputs that were taken is on the outputs by then, if not yet visible.
            var taken = admin.listConsumerGroupOffsets(applicationId)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var ends = admin.listOffsets(toAll(parts.values(), OffsetSpec.latest()))
                    .all()
                    .get();
            var firsts = admin.listOffsets(toAll(parts.values(), OffsetSpec.earliest()))
                    .all()
                    .get();
            Map<Part, Long> offsets = new HashMap<>();
            parts.forEach((part, partition) -> {
                OffsetAndMetadata offset = taken.get(partition);
                if (offset != null) {
                    offsets.put(part, offset.offset());
                }
            });
            if (offsets.isEmpty()) {
                throw new CommandFailure(
                        ExitCode.UNAVAILABLE,
                        "The group %s has taken nothing of the topics at %s. Name production's with --application-id."
                                .formatted(applicationId, bootstrapServers));
            }
            return new Extent(parts, byPart(parts, firsts), byPart(parts, ends), offsets);
        } catch (Exception e) {
            throw failure(e);
        }
    }

    private static Map<TopicPartition, OffsetSpec> toAll(Collection<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        partitions.forEach(partition -> all.put(partition, spec));
        return all;
    }

    private static Map<Part, Long> byPart(
            Map<Part, TopicPartition> parts, Map<TopicPartition, ListOffsetsResultInfo> offsets) {
        Map<Part, Long> byPart = new HashMap<>();
        parts.forEach((part, partition) ->
                byPart.put(part, Objects.requireNonNull(offsets.get(partition)).offset()));
        return byPart;
    }

    /** What to tell the user of an exception from one of the clients. */
    public CommandFailure failure(Exception e) {
        return ClusterFailures.told(bootstrapServers, e);
    }

    private Map<String, Object> settings() {
        return new TreeMap<>(client);
    }
}
