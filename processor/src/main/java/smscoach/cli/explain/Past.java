package smscoach.cli.explain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.replay.Received;

/** What is left of what happened: the topics of a cluster, or a file of input records. */
interface Past {

    /** The input records, in the order in which production took them. */
    void inputs(Consumer<InputRecord> each);

    /** What production wrote because of these inputs, by their positions. A file does not tell. */
    Map<String, List<Received>> caused(Set<String> positions);

    /** Whether it tells what production wrote. */
    boolean tellsOutputs();

    KeyPlacement placement();

    /** What a reader has to know of the records of that contact center. */
    List<String> remarks(String contactCenterId);
}
