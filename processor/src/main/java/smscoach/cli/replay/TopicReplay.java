package smscoach.cli.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import smscoach.cli.base.RecordProgress;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.history.Extent;
import smscoach.history.KafkaPlacement;
import smscoach.history.TopicFeed;
import smscoach.replay.ProductionOrder;
import smscoach.replay.Received;
import smscoach.replay.compare.Comparison;
import smscoach.replay.compare.Difference;
import smscoach.replay.compare.Outcome;
import smscoach.replay.compare.Part;
import smscoach.replay.compare.RecordFeed;
import smscoach.replay.compare.Retained;
import smscoach.replay.compare.Scope;
import smscoach.replay.compare.Verification;
import smscoach.stream.CoachStreams;
import smscoach.stream.StateSnapshot;

/** A replay of production's topics, compared with what production made of them. */
final class TopicReplay {

    private static final Set<Topic> ORDER = EnumSet.of(Topic.COACH_REPLIES, Topic.COACH_DEAD_LETTERS);
    private static final int MOST_WAITING = 10_000;

    private final Cluster cluster;
    private final Terminal terminal;
    private final Extent extent;
    private final StateSnapshot start;
    private final Retained retained;

    TopicReplay(Cluster cluster, Terminal terminal, String applicationId, StateSnapshot start) {
        this.cluster = cluster;
        this.terminal = terminal;
        this.extent = cluster.extent(applicationId);
        this.start = start;
        this.retained = extent.from(byPart(start.positions()));
    }

    /** Reads all, and tells each difference as it is found. */
    Report run(Rules rules, String topicPrefix, Scope scope, Consumer<Difference> differences) {
        try {
            return compared(rules, topicPrefix, scope, differences);
        } catch (RuntimeException e) {
            throw cluster.failure(e);
        }
    }

    private Report compared(Rules rules, String topicPrefix, Scope scope, Consumer<Difference> differences) {
        ProductionOrder order = order();
        Map<Topic, Integer> counts = extent.partitionCounts();
        InMemoryStates states = start.states();
        Engine engine = new Engine(
                rules, states, CoachStreams.placementAmong(counts.getOrDefault(Topic.COACH_COMMANDS, 1)), topicPrefix);
        Comparison comparison = new Comparison(new KafkaPlacement(counts), scope, retained, differences);
        try (TopicFeed feed = new TopicFeed(cluster.consumer(), extent, retained, EnumSet.allOf(Topic.class));
                RecordProgress progress = new RecordProgress(terminal, "replayed")) {
            long inputs = inputsToTake();
            Verification verification = new Verification(feed, order, engine, states, scope, comparison, MOST_WAITING);
            verification.run(taken -> progress.tell(taken, inputs));
            boolean repliesEaten = retained.eaten().stream().anyMatch(part -> ORDER.contains(part.topic()));
            IntPredicate doubtful = partition ->
                    isEaten(partition) || (repliesEaten && partition >= 0 && verification.guessed(partition) > 0);
            Outcome outcome = comparison.end(doubtful);
            return new Report(outcome, verification.taken(), doubts(outcome, repliesEaten, verification.guessed()));
        }
    }

    /** The state that this has come to, and where the next one goes on. */
    StateSnapshot snapshot(Rules rules) {
        List<StateSnapshot.Position> positions = new ArrayList<>();
        inputEnds()
                .forEach((part, end) -> positions.add(new StateSnapshot.Position(
                        part.topic(),
                        part.partition(),
                        Math.max(end, retained.begins().getOrDefault(part, 0L)))));
        return new StateSnapshot(rules, positions, start.states());
    }

    private static Map<Part, Long> byPart(List<StateSnapshot.Position> positions) {
        return positions.stream()
                .collect(Collectors.toMap(
                        position -> new Part(position.topic(), position.partition()), StateSnapshot.Position::next));
    }

    private Map<Part, Long> inputEnds() {
        Map<Part, Long> inputs = new HashMap<>(retained.ends());
        inputs.keySet().removeIf(part -> part.topic().direction() == Topic.Direction.OUT);
        return inputs;
    }

    private ProductionOrder order() {
        ProductionOrder order = new ProductionOrder();
        RecordFeed.Sink learn = new RecordFeed.Sink() {
            @Override
            public void input(InputRecord record) {
                throw new IllegalStateException("No input was asked for");
            }

            @Override
            public void output(Received record) {
                order.learn(record.record());
            }
        };
        try (TopicFeed feed = new TopicFeed(cluster.consumer(), extent, retained, ORDER)) {
            while (!feed.parts().stream().allMatch(feed::isAtEnd)) {
                feed.poll(Set.of(), learn);
            }
        }
        return order;
    }

    private long inputsToTake() {
        return inputEnds().entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - retained.begins().getOrDefault(end.getKey(), 0L)))
                .sum();
    }

    private boolean isEaten(int inputPartition) {
        return Topic.inputs().stream().anyMatch(topic -> retained.eaten().contains(new Part(topic, inputPartition)));
    }

    private List<String> doubts(Outcome outcome, boolean repliesEaten, long guessed) {
        List<String> doubts = new ArrayList<>();
        retained.eaten().stream()
                .filter(part -> part.topic().direction() == Topic.Direction.IN)
                .sorted(Comparator.comparing(Part::topic).thenComparingInt(Part::partition))
                .forEach(part ->
                        doubts.add(("%s begins at offset %d: retention has removed what was before, and the state"
                                        + " that it left is not known. Start from a snapshot (--from-snapshot).")
                                .formatted(part, retained.begins().getOrDefault(part, 0L))));
        extent.lost().stream()
                .sorted(Comparator.comparing(Part::topic).thenComparingInt(Part::partition))
                .forEach(part ->
                        doubts.add(("%s ends at offset %d, and was taken up to %d: the cluster has lost records, or the"
                                        + " topic was made anew. What they did is not known.")
                                .formatted(
                                        part,
                                        extent.ends().getOrDefault(part, 0L),
                                        extent.taken().getOrDefault(part, 0L))));
        if (outcome.doubtful() > 0) {
            doubts.add("%,d differences lie where the state or the order is not known: they say nothing."
                    .formatted(outcome.doubtful()));
        }
        if (guessed > 0 && repliesEaten) {
            doubts.add(("%,d commands have no reply any more: their place among the session events was guessed by"
                            + " append time.")
                    .formatted(guessed));
        }
        if (extent.notTaken() > 0) {
            doubts.add("About %,d input records were not taken yet.".formatted(extent.notTaken()));
        }
        doubts.addAll(Report.doubts(outcome));
        return doubts;
    }
}
