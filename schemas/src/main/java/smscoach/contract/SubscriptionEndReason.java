package smscoach.contract;

/** Why a subscription ended: the header {@code coach.reason} of its tombstone. */
public enum SubscriptionEndReason {
    Cancelled,
    LoggedOut,
    Consumed
}
