package smscoach.domain;

import smscoach.contract.DeadLetterCode;

/** What became of a record as a whole: every record has exactly one of these. */
public sealed interface Outcome {

    /** A command got its reply. */
    record Answered(boolean repeated) implements Outcome {}

    /** A session event took effect, or had none to take. */
    record Applied() implements Outcome {}

    /** A session event whose id its session had already had (S9). */
    record Duplicate() implements Outcome {}

    /** It could not be used: the reason, in a sentence. */
    record DeadLettered(DeadLetterCode code, String why) implements Outcome {}
}
