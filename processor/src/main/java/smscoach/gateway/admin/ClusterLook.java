package smscoach.gateway.admin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import smscoach.contract.Timestamps;
import smscoach.contract.Topic;
import smscoach.gateway.kafka.Kafka;

/** Looks at the topics, the processor's group and the dead letters. */
final class ClusterLook {

    private final Kafka kafka;
    private final String group;
    private final Admin admin;
    private final LatestDeadLetters letters;

    ClusterLook(Kafka kafka, String group, Admin admin, Consumer<byte[], byte[]> consumer) {
        this.kafka = kafka;
        this.group = group;
        this.admin = admin;
        this.letters = new LatestDeadLetters(consumer);
    }

    Overview overview() throws ExecutionException, InterruptedException {
        Map<Topic, List<TopicPartition>> partitions = partitions();
        // Before the ends, or a record that comes between would be taken before it is there.
        Map<TopicPartition, OffsetAndMetadata> taken = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, Long> begins = offsets(inputs(partitions), OffsetSpec.earliest());
        Map<TopicPartition, Long> ends =
                offsets(partitions.values().stream().flatMap(List::stream).toList(), OffsetSpec.latest());
        ObjectNode overview = JsonNodeFactory.instance.objectNode().put("at", Timestamps.format(Instant.now()));
        ArrayNode topics = overview.putArray("topics");
        partitions.forEach((topic, all) -> topics.addObject()
                .put("topic", topic.defaultName())
                .put("records", sum(all, ends))
                .put("partitions", all.size()));
        overview.set("group", GroupLook.of(admin, group));
        ArrayNode lag = overview.putArray("lag");
        Topic.inputs()
                .forEach(topic -> partitions
                        .getOrDefault(topic, List.of())
                        .forEach(each -> lag.addObject()
                                .put("topic", topic.defaultName())
                                .put("partition", each.partition())
                                .put("records", behind(each, taken, begins, ends))));
        List<TopicPartition> dead = partitions.getOrDefault(Topic.COACH_DEAD_LETTERS, List.of());
        overview.putObject("deadLetters").put("records", sum(dead, ends));
        return new Overview(overview, letters.read(dead));
    }

    private Map<Topic, List<TopicPartition>> partitions() throws ExecutionException, InterruptedException {
        Map<Topic, List<TopicPartition>> found = new EnumMap<>(Topic.class);
        var described = admin.describeTopics(
                        List.of(Topic.values()).stream().map(kafka.names()).toList())
                .allTopicNames()
                .get();
        for (Topic topic : Topic.values()) {
            String name = kafka.names().apply(topic);
            found.put(
                    topic,
                    Objects.requireNonNull(described.get(name)).partitions().stream()
                            .map(each -> new TopicPartition(name, each.partition()))
                            .toList());
        }
        return found;
    }

    private static List<TopicPartition> inputs(Map<Topic, List<TopicPartition>> partitions) {
        return Topic.inputs().stream()
                .flatMap(topic -> partitions.getOrDefault(topic, List.of()).stream())
                .toList();
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        partitions.forEach(each -> all.put(each, spec));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        admin.listOffsets(all).all().get().forEach((each, found) -> offsets.put(each, found.offset()));
        return offsets;
    }

    private static long sum(List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
        return partitions.stream()
                .mapToLong(each -> ends.getOrDefault(each, 0L))
                .sum();
    }

    /** What retention has eaten is not waited for. */
    private static long behind(
            TopicPartition partition,
            Map<TopicPartition, OffsetAndMetadata> taken,
            Map<TopicPartition, Long> begins,
            Map<TopicPartition, Long> ends) {
        OffsetAndMetadata committed = taken.get(partition);
        long next = Math.max(committed == null ? 0 : committed.offset(), begins.getOrDefault(partition, 0L));
        return Math.max(0, ends.getOrDefault(partition, 0L) - next);
    }
}
