package smscoach.replay.compare;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smscoach.domain.Rules;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.replay.BadLineException;
import smscoach.replay.FileEngine;
import smscoach.replay.KcatLines;
import smscoach.replay.Lines;
import smscoach.replay.ProductionOrder;
import smscoach.replay.Received;
import smscoach.replay.session.About;

/**
 * Replays the inputs of a file in its order, and compares what comes of them with the outputs in the same file. Of an
 * input that is there for a session's sake, only what is about the session is compared.
 */
public final class FileVerification {

    private final String topicPrefix;
    private final Rules rules;
    private long taken;

    public FileVerification(Rules rules, String topicPrefix) {
        this.rules = rules;
        this.topicPrefix = topicPrefix;
    }

    /** Reads and compares it to its end. */
    public Outcome run(InputStream input, Consumer<Difference> differences) throws IOException, BadLineException {
        List<KcatLines.Line.Input> inputs = new ArrayList<>();
        List<Received> outputs = new ArrayList<>();
        KcatLines lines = new KcatLines(topicPrefix);
        Lines.read(input, (line, number) -> {
            switch (lines.readAny(line, number)) {
                case KcatLines.Line.Input in -> inputs.add(in);
                case KcatLines.Line.Output out -> outputs.add(out.record());
            }
        });
        return compare(inputs, outputs, differences);
    }

    /** How many inputs there were. */
    public long taken() {
        return taken;
    }

    /** Compares what such a file would hold. */
    public Outcome compare(
            List<KcatLines.Line.Input> inputs, List<Received> outputs, Consumer<Difference> differences) {
        Placement placement = Placement.BY_KEY;
        Comparison comparison = new Comparison(placement, Scope.ALL, Retained.ALL, differences);
        ProductionOrder order = new ProductionOrder();
        for (Received output : outputs) {
            order.learn(output.record());
            comparison.find(new Received(placement.partition(output.record(), 0), output.offset(), output.record()));
        }
        FileEngine engine = new FileEngine(rules, topicPrefix, order);
        List<OutputRecord> made = new ArrayList<>();
        for (KcatLines.Line.Input input : inputs) {
            made.clear();
            engine.take(input.record(), made::add);
            made.removeIf(output -> !isCompared(input.session(), input.record(), output));
            comparison.expect(input.record(), made);
            taken++;
        }
        return comparison.end(partition -> false);
    }

    private static boolean isCompared(@Nullable String session, InputRecord cause, OutputRecord output) {
        return session == null || new About(session).isToldBy(cause, output);
    }
}
