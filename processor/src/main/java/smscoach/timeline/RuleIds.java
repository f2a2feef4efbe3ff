package smscoach.timeline;

import smscoach.contract.DeadLetterCode;
import smscoach.contract.EndReason;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.StatusReason;

/** Which rule of the semantics stands behind a code or a reason. */
public final class RuleIds {

    private RuleIds() {}

    /** The check that failed; empty for an id that was used before, which is asked ahead of all checks. */
    public static String of(StatusReason reason, ReceivedCommand command) {
        return switch (reason) {
            case MISSING_PARAMETER -> command.operationName().isAbsent() ? "C1" : "C5";
            case UNKNOWN_OPERATION -> "C2";
            case NO_PERMISSION -> "C3";
            case FEATURE_OFF -> "C4";
            case OUT_OF_RANGE -> "C6";
            case SELF -> "C7";
            case NO_SUBSCRIPTION,
                    NOT_PARTICIPATING,
                    AGENT_NOT_IN_SESSION,
                    ALREADY_PARTICIPATING,
                    NO_MODE,
                    SAME_MODE,
                    LIMIT,
                    SESSION_NOT_FOUND -> "C8";
            case COMMAND_ID_REUSED -> "";
        };
    }

    /** Empty for the codes that are rules of their own. */
    public static String of(DeadLetterCode code) {
        return switch (code) {
            case MALFORMED, KEY_MISMATCH, WRONG_PARTITION -> "";
            case FUTURE -> "T2";
            case STALE -> "T1";
            case SESSION_ENDED -> "S8";
            case NOT_ALLOWED -> "M5";
            case LIMIT -> "L3";
        };
    }

    public static String of(EndReason reason) {
        return switch (reason) {
            case Left, LoggedOut -> "C8";
            case BecameAgent -> "S2";
            case Completed -> "S6";
            case PlacedInQueue -> "S5";
            case Expired -> "T4";
        };
    }
}
