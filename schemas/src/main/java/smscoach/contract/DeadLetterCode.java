package smscoach.contract;

/** Why a record is a dead letter: the header {@code coach.error.code}. */
public enum DeadLetterCode {
    MALFORMED,
    KEY_MISMATCH,
    WRONG_PARTITION,
    FUTURE,
    STALE,
    SESSION_ENDED,
    NOT_ALLOWED,
    LIMIT
}
