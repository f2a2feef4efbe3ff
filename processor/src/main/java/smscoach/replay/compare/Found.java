package smscoach.replay.compare;

import java.util.Arrays;
import smscoach.replay.Position;
import smscoach.replay.Received;

/** A committed output, and the input record that it names as its cause. */
record Found(Received received, Position cause) {

    /** On the same partition. */
    boolean isBefore(Found other) {
        return received.offset() < other.received.offset();
    }

    boolean hasKeyOf(Found other) {
        return Arrays.equals(received.record().key(), other.received.record().key());
    }
}
