package smscoach.cli.replay.diff;

import java.util.Comparator;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.replay.Position;
import smscoach.replay.Received;

/**
 * The input that made an output, and its place in the order in which the inputs of one partition number were taken: by
 * session events, and after each of them the commands that were taken before the next.
 *
 * @param lastEvent the offset of the session event, or of the last one before the command
 * @param command the offset of the command; {@link #NONE} where a session event is the cause
 */
record Cause(int partition, long lastEvent, long command) implements Comparable<Cause> {

    private static final long NONE = -1;
    private static final Comparator<Cause> ORDER =
            Comparator.comparingLong(Cause::lastEvent).thenComparingLong(Cause::command);

    static Cause of(Received output) {
        try {
            Position cause = Position.of(output.record().header(HeaderNames.CAUSATION_POSITION));
            return switch (cause.topic()) {
                case SMS_SESSION_EVENTS -> new Cause(cause.partition(), cause.offset(), NONE);
                case COACH_COMMANDS ->
                    new Cause(
                            cause.partition(),
                            Position.of(output.record().header(HeaderNames.INTERLEAVING))
                                    .offset(),
                            cause.offset());
                default -> throw new IllegalArgumentException(cause.topic() + " is no input");
            };
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(
                    ExitCode.BAD_DATA,
                    output.position() + " does not say which input made it (header " + HeaderNames.CAUSATION_POSITION
                            + "): no processor wrote that.",
                    e);
        }
    }

    Topic topic() {
        return command == NONE ? Topic.SMS_SESSION_EVENTS : Topic.COACH_COMMANDS;
    }

    long offset() {
        return command == NONE ? lastEvent : command;
    }

    /** As headers tell it. */
    String position() {
        return InputRecord.position(topic(), partition, offset());
    }

    /** Of causes of one partition number only. */
    @Override
    public int compareTo(Cause other) {
        return ORDER.compare(this, other);
    }
}
