package smscoach.torture.guarantee;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.domain.Outcome;

/** Every input has exactly one end that can be seen on the topics. */
public record Accounted() implements Guarantee {

    @Override
    public String promise() {
        return "Every input is answered, applied, ignored as a duplicate or dead-lettered: one of these, and no"
                + " committed output says otherwise.";
    }

    /** The outputs of one input that say what became of it. */
    private record Ends(int replies, int deadLetters, int others) {

        static final Ends NONE = new Ends(0, 0, 0);

        Ends plus(Topic topic) {
            return switch (topic) {
                case COACH_REPLIES -> new Ends(replies + 1, deadLetters, others);
                case COACH_DEAD_LETTERS -> new Ends(replies, deadLetters + 1, others);
                default -> new Ends(replies, deadLetters, others + 1);
            };
        }

        boolean fit(Outcome outcome) {
            return switch (outcome) {
                case Outcome.Answered ignored -> replies == 1 && deadLetters == 0;
                case Outcome.Applied ignored -> replies == 0 && deadLetters == 0;
                case Outcome.Duplicate ignored -> equals(NONE);
                // A message that is refused is also told of to whoever wrote it.
                case Outcome.DeadLettered ignored -> replies == 0 && deadLetters == 1;
            };
        }
    }

    @Override
    public long check(Evidence evidence, Consumer<String> violations) {
        Map<String, Ends> ends = new HashMap<>();
        evidence.committed().forEach((identity, received) -> {
            String cause = received.record().header(HeaderNames.CAUSATION_POSITION);
            ends.merge(
                    cause == null ? "no input" : cause,
                    Ends.NONE.plus(identity.topic()),
                    (all, one) -> all.plus(identity.topic()));
        });
        for (Taken taken : evidence.taken()) {
            Ends found = ends.remove(taken.input().position());
            if (!(found == null ? Ends.NONE : found).fit(taken.outcome())) {
                violations.accept(taken.input().position() + " should be "
                        + taken.outcome().getClass().getSimpleName() + ", and the topics hold of it "
                        + (found == null ? Ends.NONE : found) + ".");
            }
        }
        ends.forEach((cause, found) ->
                violations.accept("Outputs tell of " + cause + ", which is on no input topic: " + found + "."));
        return evidence.taken().size();
    }
}
