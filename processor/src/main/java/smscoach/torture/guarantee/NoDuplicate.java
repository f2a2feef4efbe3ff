package smscoach.torture.guarantee;

import java.util.function.Consumer;

/** Nothing is committed but what must be, and that once. */
public record NoDuplicate() implements Guarantee {

    @Override
    public String promise() {
        return "No output is committed twice, and none that no committed input causes.";
    }

    @Override
    public long check(Evidence evidence, Consumer<String> violations) {
        evidence.committed().forEach((identity, received) -> {
            if (!evidence.expected().containsKey(identity)) {
                violations.accept("Too much: " + received.position() + " is " + identity + ".");
            }
        });
        return evidence.committed().size();
    }
}
