package smscoach.simulation;

import smscoach.contract.VisibilityMode;

/** A supervisor's place in a session, as his desk knows it. */
final class Seat {

    final Desk desk;
    final LiveSession session;
    VisibilityMode mode;

    /** Asked to change the mode, and not told yet that it has: until then he had better say nothing. */
    boolean switching;

    Seat(Desk desk, LiveSession session, VisibilityMode mode) {
        this.desk = desk;
        this.session = session;
        this.mode = mode;
    }

    boolean is(VisibilityMode asked) {
        return mode == asked && !switching;
    }
}
