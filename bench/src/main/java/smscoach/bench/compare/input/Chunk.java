package smscoach.bench.compare.input;

import java.util.List;
import smscoach.simulation.Publication;

/**
 * Some records that follow each other. Its commands are published first, and acknowledged before its events are: records
 * of one millisecond have no order between topics, and which of two is first must not be chance.
 */
public record Chunk(List<Publication> commands, List<Publication> events) {

    public int size() {
        return commands.size() + events.size();
    }
}
