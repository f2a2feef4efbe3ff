package smscoach.contract;

/** What somebody is in a session. {@code User} stands only in refusals: a user whose message reached nobody. */
public enum PartyType {
    Customer,
    Agent,
    Supervisor,
    System,
    User
}
