package smscoach.topics;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import smscoach.contract.Topic;

/**
 * What the nine topics must be on one cluster.
 *
 * @param prefix before the name of every topic
 * @param inputPartitions of both inputs, which cannot differ; {@link #BROKERS_CHOICE} when that is not decided here
 * @param outputPartitions of every output; nothing depends on their being those of the inputs
 * @param replicationFactor {@link #BROKERS_CHOICE} for the broker's default.replication.factor
 * @param minInsyncReplicas empty for the broker's default
 */
public record TopicPlan(
        String prefix,
        int inputPartitions,
        int outputPartitions,
        short replicationFactor,
        OptionalInt minInsyncReplicas) {

    /** What Kafka itself takes as "as the broker is set up". */
    public static final int BROKERS_CHOICE = -1;

    public TopicPlan {
        require(prefix.matches("[a-zA-Z0-9._-]{0,64}"), "topic-prefix", "may hold a-z A-Z 0-9 . _ - only, at most 64");
        require(isCount(inputPartitions), "partitions", "must be at least 1");
        require(isCount(outputPartitions), "output-partitions", "must be at least 1");
        require(isCount(replicationFactor), "replication-factor", "must be at least 1");
        if (minInsyncReplicas.isPresent()) {
            int least = minInsyncReplicas.getAsInt();
            require(least >= 1, "min-insync-replicas", "must be at least 1");
            require(
                    replicationFactor == BROKERS_CHOICE || least <= replicationFactor,
                    "min-insync-replicas",
                    "must not be more than replication-factor: nothing could be written");
        }
    }

    /** As many partitions for every topic; replicas as the broker is set up. */
    public static TopicPlan of(String prefix, int partitions) {
        return new TopicPlan(prefix, partitions, partitions, (short) BROKERS_CHOICE, OptionalInt.empty());
    }

    /** For looking at topics that somebody made, however many partitions they have. */
    public static TopicPlan asFound(String prefix) {
        return of(prefix, BROKERS_CHOICE);
    }

    public TopicPlan withOutputPartitions(int partitions) {
        return new TopicPlan(prefix, inputPartitions, partitions, replicationFactor, minInsyncReplicas);
    }

    public TopicPlan withReplicationFactor(int factor) {
        return new TopicPlan(prefix, inputPartitions, outputPartitions, (short) factor, minInsyncReplicas);
    }

    public TopicPlan withMinInsyncReplicas(int least) {
        return new TopicPlan(prefix, inputPartitions, outputPartitions, replicationFactor, OptionalInt.of(least));
    }

    /** In the order of the contract. */
    public List<PlannedTopic> topics() {
        return Arrays.stream(Topic.values()).map(this::topic).toList();
    }

    public PlannedTopic topic(Topic topic) {
        int partitions = topic.direction() == Topic.Direction.IN ? inputPartitions : outputPartitions;
        return PlannedTopic.of(topic, name(topic), partitions, replicationFactor, minInsyncReplicas);
    }

    public String name(Topic topic) {
        return prefix + topic.defaultName();
    }

    Set<String> names() {
        var names = new HashSet<String>();
        topics().forEach(topic -> names.add(topic.name()));
        return names;
    }

    private static boolean isCount(int number) {
        return number == BROKERS_CHOICE || number >= 1;
    }

    private static void require(boolean holds, String key, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(key + " " + problem);
        }
    }
}
