package smscoach.cli.replay.diff;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What the inputs of one partition number made in one output partition, on both sides. There both have one order, that
 * of the causes, so they are merged; how the lanes of a partition are interleaved is chance.
 */
final class Lane {

    private final Half left = new Half();
    private final Half right = new Half();

    /** What comes of two records of one place. */
    interface Pairs {

        /** Null where a side has nothing of that cause. */
        void take(@Nullable Output left, @Nullable Output right);
    }

    private static final class Half {
        private final Queue<Output> waiting = new ArrayDeque<>();
        private @Nullable Cause first;

        void add(Output output) {
            if (first == null) {
                first = output.cause();
            }
            waiting.add(output);
        }

        boolean beginsAfter(Cause cause) {
            Cause begin = first;
            return begin == null || cause.compareTo(begin) < 0;
        }
    }

    void addLeft(Output output) {
        left.add(output);
    }

    void addRight(Output output) {
        right.add(output);
    }

    /** Whether the left has nothing of that cause or of any before it. */
    boolean leftBeginsAfter(Cause cause) {
        return left.beginsAfter(cause);
    }

    boolean rightBeginsAfter(Cause cause) {
        return right.beginsAfter(cause);
    }

    /** Pairs all that can be paired without knowing more. */
    void drain(boolean leftIsComplete, boolean rightIsComplete, Pairs pairs) {
        while (true) {
            Output nextLeft = left.waiting.peek();
            Output nextRight = right.waiting.peek();
            if (nextLeft == null && nextRight == null) {
                return;
            } else if (nextLeft == null) {
                if (!leftIsComplete) {
                    return;
                }
                pairs.take(null, right.waiting.poll());
            } else if (nextRight == null) {
                if (!rightIsComplete) {
                    return;
                }
                pairs.take(left.waiting.poll(), null);
            } else {
                int order = nextLeft.cause().compareTo(nextRight.cause());
                pairs.take(order <= 0 ? left.waiting.poll() : null, order >= 0 ? right.waiting.poll() : null);
            }
        }
    }
}
