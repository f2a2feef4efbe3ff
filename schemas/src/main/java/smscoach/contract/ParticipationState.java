package smscoach.contract;

/** The state of a supervisor in a session as his events tell it. */
public enum ParticipationState {
    Invited,
    Chatting,
    Completed,
    Revoked
}
