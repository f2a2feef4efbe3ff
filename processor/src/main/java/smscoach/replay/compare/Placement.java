package smscoach.replay.compare;

import java.util.Arrays;
import smscoach.contract.Topic;
import smscoach.engine.OutputRecord;

/** On which partition of its topic an output lies. */
public interface Placement {

    int partition(OutputRecord output, int inputPartition);

    /** For files, where the order of a key is all that holds: as if each key had a partition of its own, nearly. */
    Placement BY_KEY =
            (output, inputPartition) -> output.topic() == Topic.COACH_DEAD_LETTERS ? 0 : Arrays.hashCode(output.key());
}
