package smscoach.torture.guarantee;

import java.util.function.Consumer;
import smscoach.replay.Whispers;

/** A coach's words stay with the agent. */
public record Confined() implements Guarantee {

    @Override
    public String promise() {
        return "Nothing that a coaching or listening supervisor wrote, and nothing for agents alone, is on the topic of the"
                + " customer's channel.";
    }

    @Override
    public long check(Evidence evidence, Consumer<String> violations) {
        return Whispers.check(evidence.inputs(), evidence.outputs(), violations);
    }
}
