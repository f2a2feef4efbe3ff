package smscoach.cli.deadletters;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import smscoach.cli.base.Progress;
import smscoach.cli.cluster.Cluster;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.history.TopicHistory;
import smscoach.stream.CoachStreams;

/**
 * What the processor would do with a record that came now: the same engine, after all that the inputs of those
 * partitions hold. Where retention has taken some of these, it knows less than the processor does.
 */
final class Foresight {

    private final int inputPartitions;
    private final Engine engine;
    private final boolean isComplete;

    private Foresight(int inputPartitions, Engine engine, boolean isComplete) {
        this.inputPartitions = inputPartitions;
        this.engine = engine;
        this.isComplete = isComplete;
    }

    /** Where the default partitioner puts a key; 0 for none, which is taken nowhere. */
    static int partition(byte @Nullable [] key, int partitions) {
        KeyPlacement placement = CoachStreams.placementAmong(partitions);
        for (int partition = 0; key != null && partition < partitions; partition++) {
            if (placement.belongs(key, partition)) {
                return partition;
            }
        }
        return 0;
    }

    static int inputPartitions(Cluster cluster) {
        return cluster.requirePartitions(Topic.inputs())
                .getOrDefault(Topic.SMS_SESSION_EVENTS, List.of())
                .size();
    }

    /** After all that is on those partitions now. */
    static Foresight after(Cluster cluster, Rules rules, Set<Integer> partitions, Progress progress) {
        int all = inputPartitions(cluster);
        Set<Topic> topics = EnumSet.of(Topic.COACH_REPLIES, Topic.COACH_DEAD_LETTERS);
        topics.addAll(Topic.inputs());
        Map<Topic, List<TopicPartition>> some = new EnumMap<>(cluster.requirePartitions(topics));
        Topic.inputs()
                .forEach(topic -> some.computeIfPresent(
                        topic,
                        (name, each) -> each.stream()
                                .filter(partition -> partitions.contains(partition.partition()))
                                .toList()));
        KeyPlacement placement = CoachStreams.placementAmong(all);
        Engine engine = new Engine(rules, new InMemoryStates(), placement, cluster.topicPrefix());
        try {
            TopicHistory history = new TopicHistory(cluster::consumer, some);
            long[] read = {0};
            history.inputs(record -> {
                engine.take(record, output -> {});
                read[0]++;
                progress.tell(() -> "%,d of %,d records read, to see what would become of them"
                        .formatted(read[0], history.mostInputs()));
            });
            return new Foresight(all, engine, history.eaten().isEmpty());
        } catch (RuntimeException e) {
            throw cluster.failure(e);
        }
    }

    /** Whether nothing was missing of what the processor knows. */
    boolean isComplete() {
        return isComplete;
    }

    /** Takes a record after those before it. */
    Prospect of(InputRecord original) {
        InputRecord now = new InputRecord(
                original.topic(),
                partition(original.key(), inputPartitions),
                Long.MAX_VALUE,
                System.currentTimeMillis(),
                original.key(),
                original.value(),
                original.headers());
        List<OutputRecord> outputs = new ArrayList<>();
        return Prospect.of(engine.take(now, outputs::add), outputs);
    }
}
