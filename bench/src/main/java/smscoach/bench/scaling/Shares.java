package smscoach.bench.scaling;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Who has how many partitions.
 *
 * @param instances of each instance its threads' partitions; those with most first
 */
public record Shares(List<List<Integer>> instances) {

    /** Nobody is known to have any. */
    static final Shares UNKNOWN = new Shares(List.of());

    /** Threads by the name of their instance. */
    static Shares of(Map<String, List<Integer>> threads) {
        return new Shares(new TreeMap<>(threads)
                .values().stream()
                        .map(each -> each.stream()
                                .sorted((one, other) -> other - one)
                                .toList())
                        .sorted((one, other) -> sum(other) - sum(one))
                        .toList());
    }

    int threads() {
        return instances.stream().mapToInt(List::size).sum();
    }

    int partitions() {
        return instances.stream().mapToInt(Shares::sum).sum();
    }

    private static int sum(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** Threads with a plus between them, instances with a bar. */
    @Override
    public String toString() {
        return instances.isEmpty()
                ? "unknown"
                : instances.stream()
                        .map(threads -> threads.stream().map(String::valueOf).collect(Collectors.joining("+")))
                        .collect(Collectors.joining(" | "));
    }
}
