package smscoach.stream;

import java.util.List;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.InMemoryStates;

/**
 * All state of a replay, and where in the inputs it stands.
 *
 * @param rules under which it came about
 */
public record StateSnapshot(Rules rules, List<Position> positions, InMemoryStates states) {

    public StateSnapshot {
        positions = List.copyOf(positions);
        long places = positions.stream()
                .map(position -> List.of(position.topic(), position.partition()))
                .distinct()
                .count();
        if (places < positions.size()) {
            throw new IllegalArgumentException("A partition has two positions");
        }
    }

    /** The offset of a partition of the inputs at which it goes on. */
    public record Position(Topic topic, int partition, long next) {

        public Position {
            if (topic.direction() != Topic.Direction.IN || partition < 0 || next < 0) {
                throw new IllegalArgumentException("No offset of an input: " + topic + "-" + partition + "@" + next);
            }
        }
    }

    /** Before the first record. */
    public static StateSnapshot ofNothing(Rules rules) {
        return new StateSnapshot(rules, List.of(), new InMemoryStates());
    }
}
