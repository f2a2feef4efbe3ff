package smscoach.cli.replay.diff;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smscoach.cli.base.CommandFailure;
import smscoach.contract.Topic;

/** Compares the outputs of two sides, a partition after the other, both in step. */
final class Comparison {

    private final Side left;
    private final Side right;
    private final Bound bound;
    private final Consumer<Difference> differences;
    private long compared;
    private long before;
    private long after;

    Comparison(Side left, Side right, Bound bound, Consumer<Difference> differences) {
        this.left = left;
        this.right = right;
        this.bound = bound;
        this.differences = differences;
    }

    /** How many pairs of records were looked at. */
    long compared() {
        return compared;
    }

    /** How many records have no counterpart because retention has taken what would be beside them. */
    long before() {
        return before;
    }

    /** How many records are of inputs that a replay has not come to. */
    long after() {
        return after;
    }

    void requireEqualPartitions() {
        for (Topic topic : Topic.outputs()) {
            if (left.partitions(topic) != right.partitions(topic)) {
                throw CommandFailure.usage(
                        "%s has %d partitions on the left and %d on the right: what lies beside what cannot be told."
                                .formatted(topic.defaultName(), left.partitions(topic), right.partitions(topic)));
            }
        }
    }

    void compare(Topic topic, int partition, Runnable progress) {
        left.open(topic, partition);
        right.open(topic, partition);
        Lane.Pairs tell = (l, r) -> tell(topic, partition, l, r);
        Latest latest = topic.policy() == Topic.Policy.COMPACT ? new Latest(tell) : null;
        Map<Integer, Lane> lanes = new HashMap<>();
        long waiting = 0; // more of the left's than of the right's
        while (!left.isComplete() || !right.isComplete()) {
            boolean isLeft = right.isComplete() || (!left.isComplete() && waiting <= 0);
            Set<Lane> touched = new HashSet<>();
            for (Output output : (isLeft ? left : right).next()) {
                if (!bound.includes(output.cause())) {
                    after++;
                    continue;
                }
                Lane lane = lanes.computeIfAbsent(output.cause().partition(), number -> new Lane());
                if (isLeft) {
                    lane.addLeft(output);
                } else {
                    lane.addRight(output);
                }
                waiting += isLeft ? 1 : -1;
                touched.add(lane);
            }
            touched.forEach(lane -> lane.drain(false, false, pairs(lane, latest, tell)));
            progress.run();
        }
        lanes.values().forEach(lane -> lane.drain(true, true, pairs(lane, latest, tell)));
        if (latest != null) {
            latest.finish();
        }
    }

    private Lane.Pairs pairs(Lane lane, @Nullable Latest latest, Lane.Pairs tell) {
        if (latest != null) {
            return latest;
        }
        return (l, r) -> {
            boolean eaten = (l == null && r != null && left.isEaten() && lane.leftBeginsAfter(r.cause()))
                    || (r == null && l != null && right.isEaten() && lane.rightBeginsAfter(l.cause()));
            if (eaten) {
                before++;
            } else {
                tell.take(l, r);
            }
        };
    }

    private void tell(Topic topic, int partition, @Nullable Output l, @Nullable Output r) {
        compared++;
        if (l == null || r == null || !l.hasBytesOf(r)) {
            differences.accept(Difference.of(topic, partition, l, r));
        }
    }
}
