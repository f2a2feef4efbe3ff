package smscoach.topics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import smscoach.contract.Topic;

/** Makes topics as an operator would by hand, rightly or wrongly. */
record Hands(Admin admin, String bootstrapServers) {

    void make(String prefix, int partitions) throws Exception {
        make(TopicPlan.of(prefix, partitions).topics());
    }

    /** All nine, one of them with something else. */
    void makeWith(String prefix, Topic wrong, String key, String value) throws Exception {
        var topics = new ArrayList<>(TopicPlan.of(prefix, 1).topics());
        topics.replaceAll(topic -> topic.topic() == wrong ? changed(topic, key, value) : topic);
        make(topics);
    }

    /** All nine, one of them with another number of partitions. */
    void makeWith(String prefix, int partitions, Topic wrong, int others) throws Exception {
        var topics = new ArrayList<>(TopicPlan.of(prefix, partitions).topics());
        topics.replaceAll(topic -> topic.topic() == wrong ? topic.withPartitions(others) : topic);
        make(topics);
    }

    void make(List<PlannedTopic> topics) throws Exception {
        admin.createTopics(topics.stream().map(PlannedTopic::asNewTopic).toList())
                .all()
                .get();
        var names = topics.stream().map(PlannedTopic::name).toList();
        Eventually.await(() -> names().containsAll(names));
    }

    void makeOne(String name, int partitions) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                .all()
                .get();
        Eventually.await(() -> names().contains(name));
    }

    void send(String topic, int records) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < records; i++) {
                var unused = producer.send(new ProducerRecord<>(topic, "key", "value"));
            }
        }
    }

    int partitions(String topic) throws Exception {
        return Objects.requireNonNull(admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic))
                .partitions()
                .size();
    }

    String config(String topic, String key) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        return Objects.requireNonNull(
                        admin.describeConfigs(List.of(resource)).all().get().get(resource))
                .get(key)
                .value();
    }

    Set<String> names() throws Exception {
        return admin.listTopics().names().get();
    }

    static PlannedTopic changed(PlannedTopic topic, String key, String value) {
        var configs = new HashMap<>(topic.configs());
        configs.put(key, value);
        return new PlannedTopic(topic.topic(), topic.name(), topic.partitions(), topic.replicationFactor(), configs);
    }
}
