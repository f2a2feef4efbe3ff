package smscoach.bench.compare;

import java.util.List;
import java.util.function.Function;
import smscoach.bench.compare.check.Copied;
import smscoach.bench.compare.check.Outcome;
import smscoach.bench.compare.check.Story;
import smscoach.bench.contender.Setup;

/**
 * One of those that are compared.
 *
 * @param copies whether it passes its input on as it is, and decides nothing
 * @param program the command that starts it; it is given a folder for its state and a health file in addition
 */
public record Contender(String name, String what, boolean copies, Function<Setup, List<String>> program) {

    /** Where what it writes is gathered, to be held against what it should have written. */
    public Outcome newOutcome() {
        return copies ? new Copied() : new Story();
    }
}
