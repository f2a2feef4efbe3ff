package smscoach.contract;

/** The types of SMS session events. */
public enum EventType {
    AgentInvited,
    AgentAccepted,
    AgentRejected,
    AgentLeft,
    SessionPlacedInQueue,
    SessionCompleted,
    SessionSnapshot,
    MessageSent
}
