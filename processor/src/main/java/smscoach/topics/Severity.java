package smscoach.topics;

/** How much a difference between plan and cluster matters. */
public enum Severity {
    /** The processor refuses to start, because it could not keep its promises. */
    REQUIRED,
    /** Worth a line in the log: it works, but not as the contract says. */
    ADVISED
}
