package smscoach.domain.state;

import smscoach.contract.Fingerprint;

/** A reply with what it answered, for the same command if it comes again. */
public record RememberedReply(Reply reply, Fingerprint content, long lookAt) {

    /** The name of its appointment. Ids hold no slash. */
    public static String name(String supervisorId, String commandId) {
        return supervisorId + "/" + commandId;
    }
}
