package smscoach.cli.replay.diff;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A partition of a compacted topic, of which brokers may have thrown away all of a key but its last record: a record
 * that one side lacks is no difference where later ones of its key, or the end of its key, replace it.
 */
final class Latest implements Lane.Pairs {

    /** Of each key that lives or has come apart, so there is an end to what is kept. */
    private final Map<ByteBuffer, State> states = new HashMap<>();

    private final Lane.Pairs differences;

    Latest(Lane.Pairs differences) {
        this.differences = differences;
    }

    /** What both sides had in common last, then what each has had alone since. */
    private record State(
            boolean lived, @Nullable Output left, @Nullable Output right) {

        boolean livesLeft() {
            return left == null ? lived : !left.isTombstone();
        }

        boolean livesRight() {
            return right == null ? lived : !right.isTombstone();
        }

        boolean differs() {
            return (left != null || right != null) && (livesLeft() || livesRight());
        }
    }

    @Override
    public void take(@Nullable Output left, @Nullable Output right) {
        if (left != null && right != null && !key(left).equals(key(right))) {
            // One input made records of several keys, and of some of these a side has thrown its record away.
            take(left, null);
            take(null, right);
            return;
        }
        Output any = left == null ? right : left;
        if (any == null) {
            return;
        }
        State before = states.getOrDefault(key(any), new State(false, null, null));
        Output nowLeft = left == null ? before.left() : left;
        Output nowRight = right == null ? before.right() : right;
        if (nowLeft != null && nowRight != null && nowLeft.cause().equals(nowRight.cause())) {
            differences.take(nowLeft, nowRight);
            keep(key(any), new State(!nowLeft.isTombstone(), null, null));
        } else {
            keep(key(any), new State(before.lived(), nowLeft, nowRight));
        }
    }

    /** No record of these topics is without. */
    private static ByteBuffer key(Output output) {
        byte[] key = output.received().record().key();
        return ByteBuffer.wrap(key == null ? new byte[0] : key);
    }

    private void keep(ByteBuffer key, State state) {
        if (state.livesLeft() || state.livesRight()) {
            states.put(key, state);
        } else {
            states.remove(key);
        }
    }

    /** All of the partition has been taken. */
    void finish() {
        states.values().stream().filter(State::differs).forEach(state -> differences.take(state.left(), state.right()));
    }
}
