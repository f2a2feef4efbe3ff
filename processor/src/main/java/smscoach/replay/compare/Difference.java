package smscoach.replay.compare;

import org.jspecify.annotations.Nullable;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.replay.Received;

/** Something that was committed otherwise than the replay gives it; of the two, what there is. */
public record Difference(
        Kind kind, @Nullable Expected expected, @Nullable Received found) {

    /** What is wrong with it. */
    public enum Kind {
        /** Both are there, and do not agree to the byte. */
        DIFFERENT,
        /** It was not committed. */
        MISSING,
        /** It was committed, and nothing tells why. */
        EXTRA,
        /** It was committed in another place of its order. */
        OUT_OF_ORDER,
        /** It has another number, since one before it in its stream is missing or one too many; nothing else. */
        RENUMBERED
    }

    /** Either of the two. */
    public OutputRecord record() {
        if (expected != null) {
            return expected.record();
        }
        if (found != null) {
            return found.record();
        }
        throw new IllegalStateException("A difference of nothing");
    }

    /** The input that the replay took when it made what was not found so; null where it made nothing. */
    public @Nullable InputRecord cause() {
        return expected == null ? null : expected.cause();
    }
}
