package smscoach.history;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import smscoach.contract.Topic;
import smscoach.replay.compare.Part;
import smscoach.replay.compare.Retained;

/**
 * What there is of production's records: from the first that retention has left to what was taken of inputs, and to what
 * was written of outputs by then.
 *
 * @param parts all partitions of all topics, by the names that the cluster has for them
 * @param ends of what the topics hold, whether it was taken or not
 * @param taken where the processor goes on; of input partitions of which it has taken something
 */
public record Extent(
        Map<Part, TopicPartition> parts, Map<Part, Long> firsts, Map<Part, Long> ends, Map<Part, Long> taken) {

    public Extent {
        parts = Map.copyOf(parts);
        firsts = Map.copyOf(firsts);
        ends = Map.copyOf(ends);
        taken = Map.copyOf(taken);
    }

    /** What can be compared of it, if the state is known as it was before these offsets of the inputs, or before 0. */
    public Retained from(Map<Part, Long> known) {
        Map<Part, Long> begins = new HashMap<>();
        Map<Part, Long> bounds = new HashMap<>();
        Set<Part> eaten = new HashSet<>();
        parts.keySet().forEach(part -> {
            long first = firsts.getOrDefault(part, 0L);
            long begin = known.getOrDefault(part, 0L);
            begins.put(part, Math.max(first, begin));
            bounds.put(
                    part,
                    part.topic().direction() == Topic.Direction.IN
                            ? Math.min(taken.getOrDefault(part, 0L), ends.getOrDefault(part, 0L))
                            : ends.getOrDefault(part, 0L));
            if (first > begin) {
                eaten.add(part);
            }
        });
        return new Retained(begins, bounds, eaten);
    }

    /** How many records of the inputs the processor has not taken, transactions' marks included. */
    public long notTaken() {
        return parts.keySet().stream()
                .filter(part -> part.topic().direction() == Topic.Direction.IN)
                .mapToLong(part -> Math.max(
                        0,
                        ends.getOrDefault(part, 0L)
                                - Math.max(firsts.getOrDefault(part, 0L), taken.getOrDefault(part, 0L))))
                .sum();
    }

    /** Input partitions that end before what was taken of them: records were lost, or the topic was made anew. */
    public Set<Part> lost() {
        return taken.keySet().stream()
                .filter(part -> parts.containsKey(part) && taken.getOrDefault(part, 0L) > ends.getOrDefault(part, 0L))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many partitions each topic has. */
    public Map<Topic, Integer> partitionCounts() {
        return parts.keySet().stream().collect(Collectors.toMap(Part::topic, part -> 1, Integer::sum));
    }
}
