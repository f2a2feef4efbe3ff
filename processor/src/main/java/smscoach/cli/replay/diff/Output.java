package smscoach.cli.replay.diff;

import java.util.Arrays;
import smscoach.replay.Received;

/** An output record, and the input that made it. */
record Output(Received received, Cause cause) {

    static Output of(Received received) {
        return new Output(received, Cause.of(received));
    }

    boolean isTombstone() {
        return received.record().value() == null;
    }

    /** The same bytes: key, value, headers in their order, and timestamp. Offsets differ always. */
    boolean hasBytesOf(Output other) {
        var mine = received.record();
        var its = other.received.record();
        return Arrays.equals(mine.key(), its.key())
                && Arrays.equals(mine.value(), its.value())
                && mine.timestamp() == its.timestamp()
                && mine.headers().equals(its.headers());
    }
}
