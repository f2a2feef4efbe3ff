package smscoach.replay.compare;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.replay.BadLineException;
import smscoach.replay.KcatLines;
import smscoach.replay.Lines;
import smscoach.replay.ProductionOrder;
import smscoach.replay.Received;

/**
 * Replays the inputs of a file in its order, and compares what comes of them with the outputs in the same file. Of the
 * events of other contact centers, which are not in it, the outputs' headers tell.
 */
public final class FileVerification {

    private final String topicPrefix;
    private final InMemoryStates states = new InMemoryStates();
    private final Engine engine;
    private long taken;

    public FileVerification(Rules rules, String topicPrefix) {
        this.topicPrefix = topicPrefix;
        this.engine = new Engine(rules, states, KeyPlacement.UNKNOWN, topicPrefix);
    }

    /** Reads and compares it to its end. */
    public Outcome run(InputStream input, Consumer<Difference> differences) throws IOException, BadLineException {
        List<InputRecord> inputs = new ArrayList<>();
        List<Received> outputs = new ArrayList<>();
        KcatLines lines = new KcatLines(topicPrefix);
        Lines.read(input, (line, number) -> {
            switch (lines.readAny(line, number)) {
                case KcatLines.Line.Input in -> inputs.add(in.record());
                case KcatLines.Line.Output out -> outputs.add(out.record());
            }
        });
        return compare(inputs, outputs, differences);
    }

    /** How many inputs there were. */
    public long taken() {
        return taken;
    }

    private Outcome compare(List<InputRecord> inputs, List<Received> outputs, Consumer<Difference> differences) {
        Placement placement = Placement.BY_KEY;
        Comparison comparison = new Comparison(placement, Scope.ALL, Retained.ALL, differences);
        ProductionOrder order = new ProductionOrder();
        for (Received output : outputs) {
            order.learn(output.record());
            comparison.find(new Received(placement.partition(output.record(), 0), output.offset(), output.record()));
        }
        List<OutputRecord> made = new ArrayList<>();
        for (InputRecord input : inputs) {
            Long last = input.topic() == Topic.COACH_COMMANDS ? order.lastEventBefore(input) : null;
            if (last != null) {
                states.lastSessionEvent(input.partition(), last);
            }
            made.clear();
            engine.take(input, made::add);
            comparison.expect(input, made);
            taken++;
        }
        return comparison.end(partition -> false);
    }
}
