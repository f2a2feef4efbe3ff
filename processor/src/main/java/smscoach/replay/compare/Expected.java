package smscoach.replay.compare;

import java.util.Arrays;
import java.util.Objects;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.replay.Position;

/**
 * What the replay made of an input record.
 *
 * @param commands the offset of the last command that was taken by then, the cause included
 * @param events likewise of the last session event
 */
public record Expected(OutputRecord record, InputRecord cause, long commands, long events) {

    boolean isCausedBy(Position position) {
        return position.offset() == cause.offset()
                && position.topic() == cause.topic()
                && position.partition() == cause.partition();
    }

    /** Whether that input of the same partition was taken before the cause of this, or is it. */
    boolean comesAfter(Position position) {
        return position.offset() <= (position.topic() == Topic.COACH_COMMANDS ? commands : events);
    }

    /** Whether the two tell of the same thing, however differently. */
    boolean isLike(OutputRecord found) {
        return Arrays.equals(record.key(), found.key())
                && (record.value() == null) == (found.value() == null)
                && Objects.equals(record.header(HeaderNames.CE_TYPE), found.header(HeaderNames.CE_TYPE));
    }
}
