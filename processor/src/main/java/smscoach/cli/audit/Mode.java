package smscoach.cli.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Timestamps;
import smscoach.contract.Visibility;

/** A mode that a supervisor was in, from when; null where that is not known any more. */
record Mode(String mode, @Nullable String from) {

    static Mode of(Visibility visibility, @Nullable Instant from) {
        String mode = switch (visibility) {
            case Supervisors -> "Monitor";
            case Agents -> "Coach";
            case All -> "BargeIn";
        };
        return new Mode(mode, from == null ? null : Timestamps.format(from));
    }

    @Override
    public String toString() {
        return from == null ? mode : mode + " " + from;
    }
}
