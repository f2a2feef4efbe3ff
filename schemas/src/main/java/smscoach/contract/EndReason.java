package smscoach.contract;

/** Why a participation ended: the first three with {@code Left}, the others with {@code Revoked}. */
public enum EndReason {
    Left,
    LoggedOut,
    BecameAgent,
    Completed,
    PlacedInQueue,
    Expired
}
