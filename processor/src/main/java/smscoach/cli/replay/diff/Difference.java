package smscoach.cli.replay.diff;

import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;

/** What one input made on the left and on the right; null where it made nothing there. */
record Difference(
        Topic topic,
        int partition,
        Cause cause,
        @Nullable Output left,
        @Nullable Output right) {

    static Difference of(Topic topic, int partition, @Nullable Output left, @Nullable Output right) {
        Output any = left == null ? right : left;
        if (any == null) {
            throw new IllegalArgumentException("Nothing is no difference to nothing");
        }
        return new Difference(topic, partition, any.cause(), left, right);
    }
}
