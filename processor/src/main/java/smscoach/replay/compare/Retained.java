package smscoach.replay.compare;

import java.util.Map;
import java.util.Set;

/**
 * Of each topic and partition that is read: the first offset that is compared and the end; and where earlier records
 * are gone for good.
 *
 * @param begins 0 where a partition is missing here
 * @param ends unbounded where a partition is missing here
 */
public record Retained(Map<Part, Long> begins, Map<Part, Long> ends, Set<Part> eaten) {

    /** Of files: all that there is. */
    public static final Retained ALL = new Retained(Map.of(), Map.of(), Set.of());

    public Retained {
        begins = Map.copyOf(begins);
        ends = Map.copyOf(ends);
        eaten = Set.copyOf(eaten);
    }

    long begin(Part part) {
        return begins.getOrDefault(part, 0L);
    }

    long end(Part part) {
        return ends.getOrDefault(part, Long.MAX_VALUE);
    }
}
