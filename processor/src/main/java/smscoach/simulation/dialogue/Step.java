package smscoach.simulation.dialogue;

/** One step of a conversation. */
public sealed interface Step {

    record Line(Voice voice, Phrase phrase) implements Step {}

    /** The session goes to another agent. */
    record Transfer() implements Step {}

    /** Another agent joins. */
    record Conference() implements Step {}

    /** The agent who joined last leaves. */
    record Depart() implements Step {}

    record Queue(String name) implements Step {}

    /** An agent accepts the session from the queue. */
    record Accept() implements Step {}

    /** A supervisor who is there becomes the agent. */
    record TakeOver() implements Step {}
}
