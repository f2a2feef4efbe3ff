package smscoach.replay.compare;

import java.util.Set;
import smscoach.engine.InputRecord;
import smscoach.replay.Received;

/** Records of inputs and outputs as they come, each partition in its order. */
public interface RecordFeed {

    /** All that it gives. */
    Set<Part> parts();

    /** Gives what has come of those partitions that are not held back; nothing, where nothing has come for a while. */
    void poll(Set<Part> heldBack, Sink sink);

    /** The offset that no record to come of that partition is below. */
    long position(Part part);

    boolean isAtEnd(Part part);

    /** Where records go. */
    interface Sink {

        void input(InputRecord record);

        void output(Received record);
    }
}
