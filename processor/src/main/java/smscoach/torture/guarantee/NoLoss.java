package smscoach.torture.guarantee;

import java.util.function.Consumer;

/** Everything that was confirmed to a publisher is there, and so is everything that it must have caused. */
public record NoLoss() implements Guarantee {

    @Override
    public String promise() {
        return "Every acknowledged input is on its topic, and every output that it must cause is committed.";
    }

    @Override
    public long check(Evidence evidence, Consumer<String> violations) {
        evidence.lostInputs()
                .forEach(position -> violations.accept(
                        "The input " + position + " was acknowledged to its publisher, and is not on its topic."));
        evidence.expected().keySet().stream()
                .filter(identity -> !evidence.committed().containsKey(identity))
                .forEach(identity -> violations.accept("Missing: " + identity + "."));
        return evidence.expected().size();
    }
}
