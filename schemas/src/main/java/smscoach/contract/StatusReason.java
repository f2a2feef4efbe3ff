package smscoach.contract;

/** Why a command was refused; each reason belongs to one GWS statusCode. */
public enum StatusReason {
    MISSING_PARAMETER(1),
    SELF(2),
    NO_SUBSCRIPTION(2),
    NOT_PARTICIPATING(2),
    AGENT_NOT_IN_SESSION(2),
    ALREADY_PARTICIPATING(2),
    NO_MODE(2),
    SAME_MODE(2),
    LIMIT(3),
    NO_PERMISSION(5),
    FEATURE_OFF(6),
    SESSION_NOT_FOUND(6),
    UNKNOWN_OPERATION(10),
    OUT_OF_RANGE(10),
    COMMAND_ID_REUSED(10);

    private final int statusCode;

    StatusReason(int statusCode) {
        this.statusCode = statusCode;
    }

    public int statusCode() {
        return statusCode;
    }
}
