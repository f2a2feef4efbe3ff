package smscoach.cli.replay.shadow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.cluster.Cluster;
import smscoach.contract.Topic;
import smscoach.topics.PlannedTopic;
import smscoach.topics.TopicAdmin;
import smscoach.topics.TopicPlan;

/** The output topics of a shadow: as many partitions as production's, and no inputs beside them. */
record ShadowTopics(Cluster production, Cluster shadow) {

    private static final Duration POLL = Duration.ofMillis(200);

    /** A processor of its own writes outputs that have inputs beside them: those are never a shadow. */
    void requireNoInputs() {
        var inputs = shadow.partitions(Topic.inputs());
        if (!inputs.isEmpty()) {
            throw CommandFailure.usage("The cluster has "
                    + shadow.nameOf(inputs.keySet().iterator().next())
                    + ", so the topics of '%s' are those of a processor, not of a replay. Choose another --to-prefix."
                            .formatted(shadow.topicPrefix()));
        }
    }

    /** Creates what is missing, with the settings of the contract; gives the number of partitions of each. */
    Map<Topic, List<TopicPartition>> create() {
        Map<Topic, List<TopicPartition>> originals = production.requirePartitions(Topic.outputs());
        List<PlannedTopic> planned = new ArrayList<>();
        originals.forEach((topic, partitions) -> planned.add(
                TopicPlan.of(shadow.topicPrefix(), partitions.size()).topic(topic)));
        try (var admin = shadow.admin()) {
            var unused = new TopicAdmin(admin, shadow.bootstrapServers()).createMissing(planned);
        }
        Map<Topic, List<TopicPartition>> made = shadow.requirePartitions(Topic.outputs());
        originals.forEach((topic, partitions) -> {
            int count = made.getOrDefault(topic, List.of()).size();
            if (count != partitions.size()) {
                throw new CommandFailure(
                        ExitCode.UNAVAILABLE,
                        "%s has %d partitions, and production's %s has %d: keys would lie elsewhere. Choose another --to-prefix."
                                .formatted(shadow.nameOf(topic), count, production.nameOf(topic), partitions.size()));
            }
        });
        return made;
    }

    /** What is there and was not written by a replay that can go on, is somebody else's. */
    static void requireEmpty(Cluster shadow, Map<Topic, List<TopicPartition>> topics) {
        try (var consumer = shadow.consumer()) {
            List<TopicPartition> all =
                    topics.values().stream().flatMap(List::stream).toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            consumer.assign(all);
            consumer.seekToBeginning(all);
            while (all.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                var found = consumer.poll(POLL);
                if (!found.isEmpty()) {
                    throw new CommandFailure(
                            ExitCode.UNAVAILABLE,
                            "%s holds records, and nothing tells how far the replay was that wrote them. Delete the topics of '%s', or choose another --to-prefix."
                                    .formatted(found.iterator().next().topic(), shadow.topicPrefix()));
                }
            }
        }
    }
}
