package smscoach.topics;

import java.util.List;

/**
 * What came of one topic.
 *
 * @param differences that remain
 * @param fixed the differences that were put right
 */
public record TopicResult(String name, Outcome outcome, List<Difference> differences, List<Difference> fixed) {

    /** In one word, for a table. */
    public enum Outcome {
        /** It was missing and is there now. */
        CREATED,
        /** It was there, as planned. */
        EXISTS,
        /** It was there, and is as planned now. */
        FIXED,
        /** It is there, but not as planned. */
        DIFFERS,
        /** It is not there. */
        MISSING
    }

    public TopicResult {
        differences = List.copyOf(differences);
        fixed = List.copyOf(fixed);
    }

    /** Whether the processor would refuse to start because of this topic. */
    public boolean isRefused() {
        return differences.stream().anyMatch(difference -> difference.severity() == Severity.REQUIRED);
    }

    static TopicResult created(String name, List<Difference> differences) {
        return new TopicResult(name, Outcome.CREATED, differences, List.of());
    }

    static TopicResult found(String name, List<Difference> differences, List<Difference> fixed) {
        return new TopicResult(name, outcome(differences, fixed), differences, fixed);
    }

    private static Outcome outcome(List<Difference> differences, List<Difference> fixed) {
        if (differences.stream().anyMatch(Difference.Missing.class::isInstance)) {
            return Outcome.MISSING;
        }
        if (!differences.isEmpty()) {
            return Outcome.DIFFERS;
        }
        return fixed.isEmpty() ? Outcome.EXISTS : Outcome.FIXED;
    }
}
