package smscoach.replay.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import smscoach.contract.Topic;
import smscoach.engine.Engine;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.States;
import smscoach.replay.OrderedPartition;
import smscoach.replay.ProductionOrder;
import smscoach.replay.Received;

/**
 * Replays inputs in production's order while they are read, and compares what comes of them with the outputs that are
 * read at the same time.
 *
 * <p>Memory is bounded: whichever side is far ahead is held back. Where all sides hold each other, as outputs of many
 * partitions can, the bound gives way, not the comparison.
 */
public final class Verification {

    private final RecordFeed feed;
    private final Engine engine;
    private final States states;
    private final Scope scope;
    private final Comparison comparison;
    private final Map<Integer, OrderedPartition> merges = new TreeMap<>();
    private final List<OutputRecord> made = new ArrayList<>();
    private int most;
    private long taken;

    /** @param most so many records of a partition may wait for others */
    public Verification(
            RecordFeed feed,
            ProductionOrder order,
            Engine engine,
            States states,
            Scope scope,
            Comparison comparison,
            int most) {
        this.feed = feed;
        this.engine = engine;
        this.states = states;
        this.scope = scope;
        this.comparison = comparison;
        this.most = most;
        feed.parts().stream()
                .filter(Verification::isInput)
                .forEach(part -> merges.computeIfAbsent(part.partition(), p -> new OrderedPartition(order)));
    }

    /** Reads to the end of all partitions. */
    public void run(LongConsumer progress) {
        Set<Part> held = Set.of();
        do {
            long before = taken + comparison.identical();
            feed.poll(held, new Routes());
            feed.parts().stream()
                    .filter(Verification::isInput)
                    .forEach(part ->
                            merge(part.partition()).readTo(part.topic(), feed.position(part), feed.isAtEnd(part)));
            merges.forEach(this::drain);
            comparison.advance(feed::isAtEnd, this::isAllTaken);
            held = held();
            boolean stuck = before == taken + comparison.identical() && held.containsAll(unfinished());
            if (stuck) {
                most *= 2;
                held = held();
            }
            progress.accept(taken);
        } while (!unfinished().isEmpty() || !merges.keySet().stream().allMatch(this::isAllTaken));
    }

    /** How many input records were taken. */
    public long taken() {
        return taken;
    }

    /** How many commands of that partition were placed by their append times, for want of a reply. */
    public long guessed(int inputPartition) {
        return merge(inputPartition).guessed();
    }

    /** How many commands were, in all. */
    public long guessed() {
        return merges.values().stream().mapToLong(OrderedPartition::guessed).sum();
    }

    private void drain(int partition, OrderedPartition merge) {
        while (comparison.waitingExpected(partition) <= most) {
            InputRecord next = merge.next();
            if (next == null) {
                return;
            }
            take(next);
        }
    }

    private void take(InputRecord input) {
        if (scope.concerns(input)) {
            made.clear();
            engine.take(input, made::add);
            comparison.expect(input, made);
            taken++;
        } else if (input.topic() == Topic.SMS_SESSION_EVENTS) {
            states.lastSessionEvent(input.partition(), input.offset());
        }
    }

    private Set<Part> unfinished() {
        Set<Part> unfinished = new HashSet<>(feed.parts());
        unfinished.removeIf(feed::isAtEnd);
        return unfinished;
    }

    private Set<Part> held() {
        Set<Part> held = new HashSet<>();
        for (Part part : feed.parts()) {
            int waiting =
                    isInput(part) ? merge(part.partition()).waitingOf(part.topic()) : comparison.waitingFound(part);
            if (waiting > most) {
                held.add(part);
            }
        }
        return held;
    }

    private boolean isAllTaken(int partition) {
        OrderedPartition merge = merges.get(partition);
        return merge == null
                || Topic.inputs().stream()
                        .allMatch(topic -> feed.isAtEnd(new Part(topic, partition)) && merge.waitingOf(topic) == 0);
    }

    private OrderedPartition merge(int partition) {
        OrderedPartition merge = merges.get(partition);
        if (merge == null) {
            throw new IllegalStateException("Partition " + partition + " was not asked for");
        }
        return merge;
    }

    private static boolean isInput(Part part) {
        return part.topic().direction() == Topic.Direction.IN;
    }

    private final class Routes implements RecordFeed.Sink {

        @Override
        public void input(InputRecord record) {
            merge(record.partition()).add(record);
        }

        @Override
        public void output(Received record) {
            comparison.find(record);
        }
    }
}
