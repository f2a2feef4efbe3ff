package smscoach.contract;

/** Who sees a participant or a message. */
public enum Visibility {
    Supervisors,
    Agents,
    All
}
