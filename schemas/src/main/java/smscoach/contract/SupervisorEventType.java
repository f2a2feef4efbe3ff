package smscoach.contract;

/** What happened to a supervisor in a session. */
public enum SupervisorEventType {
    Delivered,
    VisibilityChanged,
    Left,
    Revoked
}
