package smscoach.gateway.command;

import smscoach.contract.CoachReply;
import smscoach.contract.DeadLetterCode;

/** What became of a command. */
public sealed interface Outcome {

    /** It has a reply. */
    record Replied(CoachReply reply) implements Outcome {}

    /** It will never have one: the processor could not take it. */
    record DeadLettered(String commandId, DeadLetterCode code, String why) implements Outcome {}
}
