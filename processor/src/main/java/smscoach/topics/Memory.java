package smscoach.topics;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the processor remembers of its inputs: the partitions of its changelogs, which Kafka Streams made as many as the
 * inputs had then.
 *
 * @param changelogs partition counts by name
 */
record Memory(String bootstrapServers, String applicationId, Map<String, Integer> changelogs) {
    private static final String CHANGELOG = "-changelog";

    /** @param stores the names of the state stores; empty when they are not known */
    static Memory of(TopicReader reader, String applicationId, Collection<String> stores) {
        var own = stores.stream()
                .map(store -> applicationId + "-" + store + CHANGELOG)
                .collect(Collectors.toUnmodifiableSet());
        return new Memory(
                reader.cluster().bootstrapServers(),
                applicationId,
                reader.partitions(topic -> own.isEmpty() ? looksLikeOwn(topic, applicationId) : own.contains(topic)));
    }

    /** Also takes those of an application whose id is this one and a dash more. */
    private static boolean looksLikeOwn(String topic, String applicationId) {
        return topic.startsWith(applicationId + "-") && topic.endsWith(CHANGELOG);
    }

    /** How many the inputs had, if there is one answer to that. */
    Optional<Integer> partitions() {
        var counts = changelogs.values().stream().distinct().toList();
        return counts.size() == 1 ? Optional.of(counts.getFirst()) : Optional.empty();
    }

    void requireFitting(ActualTopic input) {
        var others = new TreeMap<>(changelogs);
        others.values().removeIf(count -> count == input.partitions());
        if (!others.isEmpty()) {
            var counts = others.entrySet().stream()
                    .map(entry -> "%s has %d".formatted(entry.getKey(), entry.getValue()))
                    .collect(Collectors.joining(", "));
            throw new StartupException(
                    StartupProblem.PARTITIONS_CHANGED,
                    ("On Kafka at %s the processor cannot start. %s has %d partitions, but the processor's memory is of another"
                                    + " number: %s. The number is fixed for life, because it decides on which partition the state"
                                    + " of a contact center is. Go back to inputs with the old number, or begin anew with another"
                                    + " application-id than %s: that rebuilds the state from the inputs, which is right only where"
                                    + " both are complete.")
                            .formatted(bootstrapServers, input.name(), input.partitions(), counts, applicationId));
        }
    }
}
