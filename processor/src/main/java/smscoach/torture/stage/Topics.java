package smscoach.torture.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.history.TopicRecords;
import smscoach.replay.Received;

/** The topics of a run, as an onlooker sees them. */
public final class Topics {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Admin admin;
    private final String bootstrapServers;
    private final String prefix;
    private final int partitions;

    /** Nine topics of so many partitions each. */
    public Topics(Admin admin, String bootstrapServers, String prefix, int partitions) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
        this.prefix = prefix;
        this.partitions = partitions;
    }

    KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "coach-torture",
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        // A broker that is cut off is given up sooner than by default.
                        ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        3_000,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        60_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    Collection<TopicPartition> inputPartitions() {
        return partitionsOf(Topic.inputs());
    }

    Collection<TopicPartition> outputPartitions() {
        return partitionsOf(Topic.outputs());
    }

    private List<TopicPartition> partitionsOf(List<Topic> topics) {
        return topics.stream()
                .flatMap(topic -> IntStream.range(0, partitions)
                        .mapToObj(partition -> new TopicPartition(prefix + topic.defaultName(), partition)))
                .toList();
    }

    /** Whether no transaction is open on any topic. */
    public boolean hasNoOpenTransaction() throws ExecutionException, InterruptedException {
        List<TopicPartition> all = partitionsOf(List.of(Topic.values()));
        return ends(admin, all, IsolationLevel.READ_COMMITTED)
                .equals(ends(admin, all, IsolationLevel.READ_UNCOMMITTED));
    }

    public Map<TopicPartition, Long> outputEnds() throws ExecutionException, InterruptedException {
        return ends(admin, outputPartitions(), IsolationLevel.READ_COMMITTED);
    }

    /** Where the records of these partitions end. */
    public static Map<TopicPartition, Long> ends(Admin admin, Collection<TopicPartition> of, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                of.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest, new ListOffsetsOptions(isolation))
                .all()
                .get()
                .forEach((each, end) -> ends.put(each, end.offset()));
        return ends;
    }

    /** Whether every replica of every partition, of internal topics too, is in sync. */
    public boolean areFullyReplicated() throws ExecutionException, InterruptedException {
        for (TopicDescription topic : describeAll()) {
            for (TopicPartitionInfo partition : topic.partitions()) {
                if (partition.isr().size() < partition.replicas().size()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The ids of the nodes that lead, one for each partition of all topics that start so. */
    public List<Integer> leaders(String start) throws ExecutionException, InterruptedException {
        List<Integer> leaders = new ArrayList<>();
        for (TopicDescription topic : describeAll()) {
            if (topic.name().startsWith(start)) {
                for (TopicPartitionInfo partition : topic.partitions()) {
                    Node leader = partition.leader();
                    if (leader != null) {
                        leaders.add(leader.id());
                    }
                }
            }
        }
        Collections.sort(leaders);
        return leaders;
    }

    private Collection<TopicDescription> describeAll() throws ExecutionException, InterruptedException {
        var names = admin.listTopics(new ListTopicsOptions().listInternal(true))
                .names()
                .get();
        return admin.describeTopics(names).allTopicNames().get().values();
    }

    /** All committed input records. */
    public List<InputRecord> inputs() throws ExecutionException, InterruptedException {
        List<InputRecord> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : committed(inputPartitions())) {
            records.add(TopicRecords.input(topic(record), record));
        }
        return records;
    }

    /** All committed output records, read anew. */
    public List<Received> outputs() throws ExecutionException, InterruptedException {
        return committed(outputPartitions()).stream().map(this::received).toList();
    }

    private List<ConsumerRecord<byte[], byte[]>> committed(Collection<TopicPartition> of)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = ends(admin, of, IsolationLevel.READ_COMMITTED);
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            consumer.assign(of);
            consumer.seekToBeginning(of);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    Received received(ConsumerRecord<byte[], byte[]> record) {
        return TopicRecords.output(topic(record), record);
    }

    private Topic topic(ConsumerRecord<byte[], byte[]> record) {
        return Topic.named(record.topic().substring(prefix.length())).orElseThrow();
    }

    /** The partition of the input record that caused an output. */
    public static int partitionOfCause(OutputRecord output) {
        String position = output.header(HeaderNames.CAUSATION_POSITION);
        if (position == null) {
            throw new StageException(
                    "A record of " + output.topic().defaultName() + " has no header " + HeaderNames.CAUSATION_POSITION);
        }
        int at = position.lastIndexOf('@');
        return Integer.parseInt(position.substring(position.lastIndexOf('-', at) + 1, at));
    }
}
