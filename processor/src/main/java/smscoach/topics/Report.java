package smscoach.topics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the checks found on a cluster on which the processor may start.
 *
 * @param partitions of each input, and so the number of tasks
 * @param created names of the topics that were made
 * @param advised differences that do not keep the processor from starting
 */
public record Report(int partitions, List<String> created, List<Difference> advised) {

    public Report {
        created = List.copyOf(created);
        advised = List.copyOf(advised);
    }

    /** Sentences for the log. */
    public List<String> advice() {
        var sentences = new ArrayList<String>();
        var unchecked = advised.stream()
                .filter(Difference.Unchecked.class::isInstance)
                .map(Difference::topic)
                .collect(Collectors.joining(", "));
        if (!unchecked.isEmpty()) {
            sentences.add(Difference.Unchecked.sentence(unchecked));
        }
        advised.stream()
                .filter(difference -> !(difference instanceof Difference.Unchecked))
                .map(Difference::sentence)
                .forEach(sentences::add);
        return List.copyOf(sentences);
    }
}
