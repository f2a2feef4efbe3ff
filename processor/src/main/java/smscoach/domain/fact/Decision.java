package smscoach.domain.fact;

import java.util.List;
import smscoach.contract.DeadLetterCode;
import smscoach.domain.Outcome;

/** What was decided about a record: its outcome, and the facts that it made. */
public record Decision(Outcome outcome, List<Fact> facts) {

    public static Decision applied(List<Fact> facts) {
        return new Decision(new Outcome.Applied(), facts);
    }

    public static Decision nothing() {
        return applied(List.of());
    }

    public static Decision deadLetter(DeadLetterCode code, String why) {
        return deadLetter(code, why, List.of());
    }

    public static Decision deadLetter(DeadLetterCode code, String why, List<Fact> facts) {
        return new Decision(new Outcome.DeadLettered(code, why), facts);
    }
}
