package smscoach.domain.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.StatusReason;
import smscoach.domain.fact.Fact;
import smscoach.domain.state.Reply.Refusal;

/** Whether a command is done, or why not. */
sealed interface Verdict {

    /** Done, with these effects; {@code subscriptionId} is the one set or removed. */
    record Done(List<Fact> facts, @Nullable String subscriptionId) implements Verdict {}

    record Refused(Refusal refusal) implements Verdict {}

    static Verdict done(List<Fact> facts) {
        return new Done(facts, null);
    }

    static Verdict refused(StatusReason reason, String message) {
        return new Refused(new Refusal(reason, message));
    }
}
