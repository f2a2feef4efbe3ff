package smscoach.gateway.http;

import smscoach.contract.DeadLetterCode;
import smscoach.contract.StatusReason;

/** Why the gateway itself refuses, with the HTTP status and the GWS statusCode. What it shares with the processor has its name. */
enum Reason {
    MALFORMED(400, 10),
    NOT_AUTHENTICATED(401, 20),
    NO_SUCH_RESOURCE(404, 6),
    NO_SUCH_COMMAND(404, 6),
    NOT_ALLOWED(409, 2),
    SESSION_ENDED(409, 2),
    METHOD_NOT_ALLOWED(405, 6),
    BODY_TOO_SLOW(408, 9),
    BODY_TOO_LARGE(413, 10),
    RATE_LIMIT(429, 3),
    INTERNAL(500, 9),
    UNAVAILABLE(503, 9),
    NO_REPLY(504, 9);

    private final int status;
    private final int statusCode;

    Reason(int status, int statusCode) {
        this.status = status;
        this.statusCode = statusCode;
    }

    int status() {
        return status;
    }

    int statusCode() {
        return statusCode;
    }

    /** The HTTP status of what the processor answers. */
    static int statusOf(StatusReason reason) {
        return switch (reason) {
            case MISSING_PARAMETER, SELF, NO_MODE -> 400;
            case NO_PERMISSION -> 403;
            case FEATURE_OFF, SESSION_NOT_FOUND -> 404;
            case NO_SUBSCRIPTION, NOT_PARTICIPATING, AGENT_NOT_IN_SESSION, ALREADY_PARTICIPATING, SAME_MODE -> 409;
            case UNKNOWN_OPERATION, OUT_OF_RANGE, COMMAND_ID_REUSED -> 422;
            case LIMIT -> 429;
        };
    }

    /** The HTTP status of what the processor cannot take. */
    static int statusOf(DeadLetterCode code) {
        return switch (code) {
            case MALFORMED -> 400;
            case KEY_MISMATCH, WRONG_PARTITION, FUTURE, STALE -> 422;
            case SESSION_ENDED, NOT_ALLOWED -> 409;
            case LIMIT -> 429;
        };
    }

    static int statusCodeOf(DeadLetterCode code) {
        return switch (code) {
            case MALFORMED, KEY_MISMATCH, WRONG_PARTITION, FUTURE, STALE -> 10;
            case SESSION_ENDED, NOT_ALLOWED -> 2;
            case LIMIT -> 3;
        };
    }
}
