package smscoach.cli.replay.shadow;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import smscoach.cli.cluster.Cluster;

/**
 * What a processor has taken of its inputs. Behind that the order of the two topics is not decided yet, and a replay
 * that ran ahead of production could come to another one.
 */
record Taken(Map<TopicPartition, Long> ends, boolean isKnown) {

    /** Of the processor with that application id; where it never committed anything, nothing is known. */
    static Taken by(String applicationId, Cluster production) {
        try (var admin = production.admin()) {
            Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(applicationId)
                    .partitionsToOffsetAndMetadata()
                    .get();
            committed.values().removeIf(Objects::isNull);
            Map<TopicPartition, Long> ends = new HashMap<>();
            committed.forEach((partition, position) -> ends.put(partition, position.offset()));
            return new Taken(ends, !ends.isEmpty());
        } catch (Exception e) {
            throw production.failure(e);
        }
    }

    boolean includes(TopicPartition input, long offset) {
        return !isKnown || offset < ends.getOrDefault(input, 0L);
    }
}
