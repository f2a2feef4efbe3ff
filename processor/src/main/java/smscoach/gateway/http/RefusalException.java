package smscoach.gateway.http;

import smscoach.contract.StatusReason;

/** A request that is answered before it comes to anything. */
final class RefusalException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Answer answer;
    private final long retryAfterSeconds;

    private RefusalException(Answer answer, long retryAfterSeconds) {
        super(answer.statusMessage(), null, false, false);
        this.answer = answer;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    RefusalException(Reason reason, String message) {
        this(Answer.of(reason, message), 0);
    }

    RefusalException(StatusReason reason, String message) {
        this(Answer.of(reason, message), 0);
    }

    /** For now only. */
    static RefusalException forNow(Reason reason, String message, long retryAfterSeconds) {
        return new RefusalException(Answer.of(reason, message), retryAfterSeconds);
    }

    Answer answer() {
        return answer;
    }

    /** 0 for never. */
    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
