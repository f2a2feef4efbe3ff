package smscoach.cli.replay.shadow;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import smscoach.cli.base.Progress;
import smscoach.cli.cluster.Cluster;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.history.TopicHistory;
import smscoach.stream.CoachStreams;

/**
 * Runs the engine over production's inputs from their beginning, and writes from where the last run ended: what comes
 * before only makes the state.
 */
final class ShadowRun {

    private final Cluster production;
    private final Rules rules;
    private final Taken taken;
    private final TopicHistory history;
    private final Map<TopicPartition, Long> eaten;
    private final ShadowPositions positions;
    private final ShadowWriter writer;
    private final Map<Topic, List<TopicPartition>> topics;
    private final Set<Integer> writing = new HashSet<>();
    private long read;
    private long fresh;

    ShadowRun(
            Cluster production,
            Rules rules,
            Taken taken,
            TopicHistory history,
            ShadowPositions positions,
            ShadowWriter writer,
            Map<Topic, List<TopicPartition>> topics) {
        this.production = production;
        this.rules = rules;
        this.taken = taken;
        this.history = history;
        this.eaten = history.eaten();
        this.positions = positions;
        this.writer = writer;
        this.topics = topics;
    }

    void run(Progress progress) {
        positions.requireSameBasis(rules, production, eaten);
        Engine engine = new Engine(
                rules,
                new InMemoryStates(),
                CoachStreams.placementAmong(history.inputPartitions()),
                production.topicPrefix());
        history.inputs(record -> {
            TopicPartition input = new TopicPartition(production.nameOf(record.topic()), record.partition());
            if (taken.includes(input, record.offset())) {
                take(record, input, engine);
                progress.tell(() -> "%,d of %,d inputs read, %,d outputs written"
                        .formatted(read, history.mostInputs(), writer.written()));
            }
        });
        writer.commit();
    }

    private void take(InputRecord record, TopicPartition input, Engine engine) {
        read++;
        if (positions.include(input, record.offset())) {
            requireSameOrder(record);
            engine.take(record, output -> {});
            return;
        }
        writing.add(record.partition());
        engine.take(record, output -> writer.write(output, this::partitions, record.partition()));
        writer.taken(
                input,
                new OffsetAndMetadata(
                        record.offset() + 1, ShadowPositions.basis(rules, eaten.getOrDefault(input, 0L))));
        fresh++;
    }

    /** A command whose reply was not there yet could only be placed by its time; production may have decided otherwise. */
    private void requireSameOrder(InputRecord record) {
        if (writing.contains(record.partition())) {
            throw ShadowPositions.cannotGoOn("production took the records of partition " + record.partition()
                    + " in another order than the last run could know");
        }
    }

    private int partitions(Topic topic) {
        return topics.getOrDefault(topic, List.of()).size();
    }

    /** How many inputs were read, those that were written by earlier runs among them. */
    long read() {
        return read;
    }

    /** How many inputs were new to the shadow. */
    long fresh() {
        return fresh;
    }
}
