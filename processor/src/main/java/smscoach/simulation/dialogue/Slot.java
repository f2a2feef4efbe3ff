package smscoach.simulation.dialogue;

/** What differs between two conversations with the same words. */
public enum Slot {
    CUSTOMER,
    AGENT,
    /** The agent before this one. */
    BEFORE,
    /** The supervisor who spoke last. */
    SUPERVISOR,
    AMOUNT,
    NUMBER,
    PLACE
}
