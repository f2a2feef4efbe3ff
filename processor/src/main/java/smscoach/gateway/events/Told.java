package smscoach.gateway.events;

/** A notice, and where a stream is once it is told. */
record Told(Notice notice, EventId id) {

    byte[] frame() {
        return notice.frame(id);
    }
}
