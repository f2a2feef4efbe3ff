package smscoach.cli.explain;

import org.jspecify.annotations.Nullable;
import smscoach.contract.EndReason;
import smscoach.contract.VisibilityMode;
import smscoach.simulation.narrative.Ink;
import smscoach.timeline.Change;

/** The characters of a timeline, for terminals with and without Unicode. */
record Signs(
        char begin,
        char left,
        char revoked,
        char refused,
        char monitor,
        char coach,
        char bargeIn,
        char plain,
        char author,
        char reader,
        char reach) {

    private static final Signs UNICODE = new Signs('┬', '┴', '╳', '✗', '┊', '│', '║', '│', '○', '●', '─');
    private static final Signs ASCII = new Signs('v', '^', 'X', '!', ':', '|', '#', '|', 'O', '*', '-');

    static Signs of(Ink ink) {
        return ink.isUnicode() ? UNICODE : ASCII;
    }

    /** Somebody who is there; a supervisor the more visibly, the thicker. */
    char present(@Nullable VisibilityMode mode) {
        return switch (mode) {
            case Monitor -> monitor;
            case Coach -> coach;
            case BargeIn -> bargeIn;
            case null -> plain;
        };
    }

    char end(@Nullable EndReason reason) {
        boolean isRevoked = reason != null && Change.SupervisorGone.isRevoked(reason);
        return isRevoked ? revoked : left;
    }

    String legend() {
        return "%s comes  %s goes  %s revoked   supervisor in mode %s Monitor %s Coach %s BargeIn   message %s author %s may read it  %s refused"
                .formatted(begin, left, revoked, monitor, coach, bargeIn, author, reader, refused);
    }
}
