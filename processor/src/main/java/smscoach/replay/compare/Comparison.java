package smscoach.replay.compare;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import smscoach.contract.HeaderNames;
import smscoach.engine.InputRecord;
import smscoach.engine.Numbered;
import smscoach.engine.OutputRecord;
import smscoach.replay.Position;
import smscoach.replay.Received;

/**
 * Compares what was committed with what a replay gives, record by record: key, value, headers, timestamp, and the order
 * of what has one cause's partition. Both sides may come in any mixture of partitions; what must wait for its
 * counterpart waits in memory.
 */
public final class Comparison {

    private final Placement placement;
    private final Scope scope;
    private final Retained retained;
    private final Ledger ledger;
    private final Map<Integer, Frontier> frontiers = new HashMap<>();
    private final Map<Integer, Map<Part, Lane>> lanes = new HashMap<>();
    private final Map<Part, Integer> waitingFound = new HashMap<>();
    private final Map<Integer, Integer> waitingExpected = new HashMap<>();
    private long later;
    private long causesGone;

    /** @param differences is told of each, in no order that means anything */
    public Comparison(Placement placement, Scope scope, Retained retained, Consumer<Difference> differences) {
        this.placement = placement;
        this.scope = scope;
        this.retained = retained;
        this.ledger = new Ledger(scope, retained, differences);
    }

    /** Takes what the replay made of an input record: all of it. */
    public void expect(InputRecord cause, List<OutputRecord> outputs) {
        Frontier frontier = frontier(cause.partition());
        frontier.take(cause);
        boolean isCompared = scope.isCompared(cause);
        // What is missing before the time that is asked for gives other numbers to what comes within it.
        for (OutputRecord output : outputs) {
            if (!isCompared && !Numbered.isOne(output)) {
                continue;
            }
            Part part = new Part(output.topic(), placement.partition(output, cause.partition()));
            lane(cause.partition(), part).add(new Expected(output, cause, frontier.commands(), frontier.events()));
            waitingExpected.merge(cause.partition(), 1, Integer::sum);
        }
    }

    /** Takes a committed output. */
    public void find(Received received) {
        OutputRecord output = received.record();
        Position cause = Position.in(output, HeaderNames.CAUSATION_POSITION);
        if (cause == null) {
            if (scope.isCompared(output)) {
                ledger.stray(new Difference(Difference.Kind.EXTRA, null, received));
            }
            return;
        }
        Part input = new Part(cause.topic(), cause.partition());
        if (cause.offset() >= retained.end(input)) {
            later++;
        } else if (!scope.isCompared(output) && !(Numbered.isOne(output) && scope.concerns(output))) {
            return;
        } else if (cause.offset() < retained.begin(input)) {
            causesGone += scope.isCompared(output) ? 1 : 0;
        } else {
            Part part = new Part(output.topic(), received.partition());
            lane(cause.partition(), part).add(new Found(received, cause));
        }
    }

    /**
     * Compares what has come.
     *
     * @param allFound of which output partitions all has come
     * @param allTaken of which input partitions all has been taken
     */
    public void advance(Predicate<Part> allFound, IntPredicate allTaken) {
        waitingFound.clear();
        waitingExpected.clear();
        lanes.forEach((inputPartition, byOutput) -> {
            Frontier frontier = frontier(inputPartition);
            boolean taken = allTaken.test(inputPartition);
            byOutput.forEach((part, lane) -> {
                lane.advance(frontier, allFound.test(part), taken, ledger);
                waitingFound.merge(part, lane.waitingFound(), Integer::sum);
                waitingExpected.merge(inputPartition, lane.waitingExpected(), Integer::sum);
            });
        });
    }

    /** Ends it: all has come, and all was taken. */
    public Outcome end(IntPredicate doubtful) {
        advance(part -> true, partition -> true);
        ledger.end(scope.endsEarly());
        return new Outcome(
                ledger.identical(),
                ledger.count(Difference.Kind.DIFFERENT),
                ledger.count(Difference.Kind.MISSING),
                ledger.count(Difference.Kind.EXTRA),
                ledger.count(Difference.Kind.OUT_OF_ORDER),
                ledger.count(Difference.Kind.RENUMBERED),
                ledger.differences(doubtful),
                ledger.compacted(),
                ledger.gone(),
                causesGone,
                later);
    }

    /** How many records of that output partition wait for what the replay will make. */
    int waitingFound(Part output) {
        return waitingFound.getOrDefault(output, 0);
    }

    /** How many records that were made of that input partition wait for what was committed. */
    int waitingExpected(int inputPartition) {
        return waitingExpected.getOrDefault(inputPartition, 0);
    }

    long identical() {
        return ledger.identical();
    }

    private Lane lane(int inputPartition, Part output) {
        return lanes.computeIfAbsent(inputPartition, p -> new HashMap<>()).computeIfAbsent(output, Lane::new);
    }

    private Frontier frontier(int inputPartition) {
        return frontiers.computeIfAbsent(inputPartition, p -> new Frontier());
    }
}
