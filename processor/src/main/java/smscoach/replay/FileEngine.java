package smscoach.replay;

import java.util.function.Consumer;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;

/**
 * Takes a part of production's inputs, in their order. Of the events that are not among them, which the outputs' headers
 * tell of all the same, production's outputs tell.
 */
public final class FileEngine {

    private final InMemoryStates states = new InMemoryStates();
    private final ProductionOrder order;
    private final Engine engine;

    public FileEngine(Rules rules, String topicPrefix, ProductionOrder order) {
        this.order = order;
        this.engine = new Engine(rules, states, KeyPlacement.UNKNOWN, topicPrefix);
    }

    /** Takes the next. */
    public void take(InputRecord input, Consumer<OutputRecord> out) {
        Long last = input.topic() == Topic.COACH_COMMANDS ? order.lastEventBefore(input) : null;
        if (last != null) {
            states.lastSessionEvent(input.partition(), last);
        }
        engine.take(input, out);
    }
}
