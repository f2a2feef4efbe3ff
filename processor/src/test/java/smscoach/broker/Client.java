package smscoach.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the tests ask of a cluster, about topics of one partition. */
record Client(EmbeddedKafka kafka) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    void createTopic(String name) throws Exception {
        try (var admin = admin()) {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        }
    }

    void commit(String topic, String... values) {
        try (var producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, topic, values);
            producer.commitTransaction();
        }
    }

    void abort(String topic, String... values) {
        try (var producer = producer()) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, topic, values);
            producer.flush();
            producer.abortTransaction();
        }
    }

    /** The first so many committed values, or fewer when no more come. */
    List<String> committed(String topic, int count) {
        var values = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partition = List.of(new TopicPartition(topic, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            Waiting.until(PATIENCE, () -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
                return values.size() >= count;
            });
        }
        return values;
    }

    int leader(String topic) throws Exception {
        return partition(topic).leader().id();
    }

    boolean hasInSync(String topic, Collection<Integer> nodes) {
        return Waiting.until(PATIENCE, () -> inSync(topic).containsAll(nodes));
    }

    boolean hasLeaderOtherThan(String topic, int node) {
        return Waiting.until(PATIENCE, () -> {
            try {
                return leader(topic) >= 0 && leader(topic) != node;
            } catch (Exception e) {
                return false;
            }
        });
    }

    String clusterId() throws Exception {
        try (var admin = admin()) {
            return admin.describeCluster().clusterId().get();
        }
    }

    Map<String, Short> features() throws Exception {
        try (var admin = admin()) {
            return admin.describeFeatures().featureMetadata().get().finalizedFeatures().entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, entry -> entry.getValue().maxVersionLevel()));
        }
    }

    private List<Integer> inSync(String topic) {
        try {
            return partition(topic).isr().stream().map(Node::id).toList();
        } catch (Exception e) {
            return List.of();
        }
    }

    private TopicPartitionInfo partition(String topic) throws InterruptedException, ExecutionException {
        try (var admin = admin()) {
            var topics = admin.describeTopics(List.of(topic)).allTopicNames().get();
            return Objects.requireNonNull(topics.get(topic)).partitions().getFirst();
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers(), "request.timeout.ms", 2_000));
    }

    private KafkaProducer<String, String> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "test"),
                new StringSerializer(),
                new StringSerializer());
    }

    private static void send(KafkaProducer<String, String> producer, String topic, String... values) {
        for (var value : values) {
            var unused = producer.send(new ProducerRecord<>(topic, 0, null, value));
        }
    }
}
