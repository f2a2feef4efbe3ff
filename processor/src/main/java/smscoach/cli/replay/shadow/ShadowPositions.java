package smscoach.cli.replay.shadow;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.cluster.Cluster;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.topics.Role;

/**
 * How far a shadow is: the positions in production's inputs up to which its outputs are there. They are offsets of a
 * consumer group that has no members, committed in the transactions of the outputs.
 */
public record ShadowPositions(Map<TopicPartition, OffsetAndMetadata> committed) {

    /** The consumer group, and the transactional id, of the shadow of that prefix. */
    static String group(String shadowPrefix) {
        return Role.shadowGroup(shadowPrefix);
    }

    /** Of the shadow that lies under this cluster's prefix; empty where there is none. */
    public static ShadowPositions of(Cluster shadow) {
        try (var admin = shadow.admin()) {
            String group = group(shadow.topicPrefix());
            var offsets = admin.listConsumerGroupOffsets(
                            group, new ListConsumerGroupOffsetsOptions().requireStable(true))
                    .partitionsToOffsetAndMetadata()
                    .get();
            offsets.values().removeIf(Objects::isNull);
            return new ShadowPositions(Map.copyOf(offsets));
        } catch (Exception e) {
            throw shadow.failure(e);
        }
    }

    public boolean isEmpty() {
        return committed.isEmpty();
    }

    /** Whether what this record gives is there already. */
    public boolean include(TopicPartition input, long offset) {
        OffsetAndMetadata position = committed.get(input);
        return position != null && offset < position.offset();
    }

    /** What the outputs depend on, beside the records: it is kept beside each position. */
    static String basis(Rules rules, long begin) {
        String all = rules.horizon() + " " + rules.idleLimit() + " " + new TreeSet<>(rules.defaultFeatures());
        return UUID.nameUUIDFromBytes(all.getBytes(UTF_8)) + " from " + begin;
    }

    /** Nobody can go on with a shadow that began on another basis. */
    void requireSameBasis(Rules rules, Cluster production, Map<TopicPartition, Long> eaten) {
        committed.forEach((input, position) -> {
            if (Topic.inputs().stream().map(production::nameOf).noneMatch(input.topic()::equals)) {
                throw cannotGoOn("it was made from " + input.topic() + ", not from the topics of '"
                        + production.topicPrefix() + "'");
            }
            String[] then = position.metadata().split(" from ", 2);
            String[] now = basis(rules, eaten.getOrDefault(input, 0L)).split(" from ", 2);
            if (!then[0].equals(now[0])) {
                throw cannotGoOn("it was begun with another --horizon, --idle-limit or --default-features");
            }
            if (then.length < 2 || !then[1].equals(now[1])) {
                throw cannotGoOn("retention has taken records of " + input + " since then, which made its state");
            }
        });
    }

    static CommandFailure cannotGoOn(String why) {
        return new CommandFailure(
                ExitCode.UNAVAILABLE,
                "This replay cannot go on where it ended: " + why + ". Begin anew under another --to-prefix.");
    }
}
