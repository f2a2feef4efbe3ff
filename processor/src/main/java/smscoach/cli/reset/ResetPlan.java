package smscoach.cli.reset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import smscoach.cli.cluster.Cluster;
import smscoach.contract.Topic;
import smscoach.stream.Changelog;

/**
 * What a reset will undo.
 *
 * @param begins the first offset that each partition of the inputs still has
 * @param offsets what the processor has taken
 * @param hasChangelog whether the topic is there
 * @param state the folder of this machine's instance
 */
record ResetPlan(
        String applicationId,
        ProcessorGroup group,
        Map<TopicPartition, Long> begins,
        Map<TopicPartition, Long> offsets,
        boolean hasChangelog,
        Path state) {

    static ResetPlan make(Cluster cluster, String applicationId, Path stateDir) {
        List<TopicPartition> inputs = cluster.requirePartitions(Topic.inputs()).values().stream()
                .flatMap(List::stream)
                .toList();
        Map<TopicPartition, Long> begins;
        try (var consumer = cluster.consumer()) {
            begins = new TreeMap<>(Comparator.comparing(TopicPartition::toString));
            begins.putAll(consumer.beginningOffsets(inputs));
        } catch (RuntimeException e) {
            throw cluster.failure(e);
        }
        try (Admin admin = cluster.admin()) {
            return new ResetPlan(
                    applicationId,
                    ProcessorGroup.find(cluster, applicationId),
                    begins,
                    offsets(admin, applicationId),
                    admin.listTopics().names().get().contains(Changelog.name(applicationId)),
                    stateDir.resolve(applicationId));
        } catch (Exception e) {
            throw cluster.failure(e);
        }
    }

    private static Map<TopicPartition, Long> offsets(Admin admin, String applicationId) throws Exception {
        Map<TopicPartition, Long> offsets = new TreeMap<>(Comparator.comparing(TopicPartition::toString));
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(applicationId)
                .partitionsToOffsetAndMetadata()
                .get();
        committed.forEach((partition, position) -> {
            if (position != null) {
                offsets.put(partition, position.offset());
            }
        });
        return offsets;
    }

    /** Sets the offsets back, and nothing else. */
    void rewind(Cluster cluster) {
        Map<TopicPartition, OffsetAndMetadata> beginnings = new HashMap<>();
        offsets.keySet().forEach(partition -> {
            Long begin = begins.get(partition);
            if (begin != null) {
                beginnings.put(partition, new OffsetAndMetadata(begin));
            }
        });
        if (beginnings.isEmpty()) {
            return;
        }
        try (Admin admin = cluster.admin()) {
            var done = group.isOfStreams()
                    ? admin.alterStreamsGroupOffsets(applicationId, beginnings).all()
                    : admin.alterConsumerGroupOffsets(applicationId, beginnings).all();
            done.get();
        } catch (Exception e) {
            throw cluster.failure(e);
        }
    }

    String changelog() {
        return Changelog.name(applicationId);
    }

    boolean hasState() {
        return Files.isDirectory(state);
    }

    /** Whether the next start takes the inputs from their beginning. */
    boolean isAtBeginning() {
        return begins.entrySet().stream()
                .allMatch(begin -> offsets.getOrDefault(begin.getKey(), 0L) <= begin.getValue());
    }

    boolean isEmpty() {
        return !group.exists() && offsets.isEmpty() && !hasChangelog && !hasState();
    }

    /** The partitions whose first records are gone: what these made is in the changelog alone. */
    Set<TopicPartition> incomplete() {
        Map<TopicPartition, Long> eaten = new TreeMap<>(Comparator.comparing(TopicPartition::toString));
        begins.forEach((partition, begin) -> {
            if (begin > 0) {
                eaten.put(partition, begin);
            }
        });
        return eaten.keySet();
    }

    /** For people: one line a thing. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("group        %s%s"
                .formatted(
                        applicationId,
                        !group.exists()
                                ? ": the cluster has none"
                                : " (%s), no members".formatted(group.isOfStreams() ? "streams" : "classic")));
        begins.forEach((partition, begin) -> {
            Long taken = offsets.get(partition);
            if (taken != null && taken > begin) {
                lines.add("offset       %s: from %,d back to %,d".formatted(partition, taken, begin));
            }
        });
        lines.add("changelog    " + (hasChangelog ? changelog() + " is deleted" : "there is none"));
        lines.add("local state  "
                + (hasState() ? state + " is deleted" : "there is none in " + state + " on this machine"));
        return lines;
    }
}
