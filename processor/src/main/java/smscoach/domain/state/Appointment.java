package smscoach.domain.state;

import java.util.Comparator;

/** A time at which something must be looked at: a session by its id, a reply by {@link RememberedReply#name}. */
public record Appointment(Kind kind, long time, String name) {

    public enum Kind {
        IDLE_SESSION,
        ENDED_SESSION,
        REPLY
    }

    /** The order in which appointments of one kind come: by time, then by name. */
    public static final Comparator<Appointment> ORDER =
            Comparator.comparingLong(Appointment::time).thenComparing(Appointment::name);
}
