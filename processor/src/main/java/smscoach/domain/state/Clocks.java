package smscoach.domain.state;

/**
 * The two clocks of a contact center, and the times before which nothing is due.
 *
 * @param commands latest issuedAt
 * @param events latest occurredAt
 * @param idleLook no live session has an earlier appointment
 * @param sessionLook no ended session has one
 * @param replyLook no remembered reply has one
 */
public record Clocks(long commands, long events, long idleLook, long sessionLook, long replyLook) {

    /** A clock that no record has moved yet. */
    public static final long UNSET = Long.MIN_VALUE;
    /** Nothing is due, ever. */
    public static final long NEVER = Long.MAX_VALUE;

    public static final Clocks NEW = new Clocks(UNSET, UNSET, NEVER, NEVER, NEVER);

    public Clocks commandsAt(long time) {
        return new Clocks(time, events, idleLook, sessionLook, replyLook);
    }

    public Clocks eventsAt(long time) {
        return new Clocks(commands, time, idleLook, sessionLook, replyLook);
    }

    public long look(Appointment.Kind kind) {
        return switch (kind) {
            case IDLE_SESSION -> idleLook;
            case ENDED_SESSION -> sessionLook;
            case REPLY -> replyLook;
        };
    }

    public Clocks look(Appointment.Kind kind, long time) {
        return switch (kind) {
            case IDLE_SESSION -> new Clocks(commands, events, time, sessionLook, replyLook);
            case ENDED_SESSION -> new Clocks(commands, events, idleLook, time, replyLook);
            case REPLY -> new Clocks(commands, events, idleLook, sessionLook, time);
        };
    }
}
