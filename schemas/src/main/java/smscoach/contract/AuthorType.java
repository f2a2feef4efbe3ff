package smscoach.contract;

/** Who wrote a message, as its publisher tells it: whether a user is agent or supervisor is what the session says. */
public enum AuthorType {
    Customer,
    User,
    System
}
