package smscoach.simulation.run;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;

/**
 * Where the cause of an output stands in the order in which the processor took its inputs. Several output topics come
 * in no order among each other; by this they can be put into the order in which things happened.
 */
record Position(int partition, long event, long command, Topic topic) {

    static final Comparator<Position> ORDER = Comparator.comparingInt(Position::partition)
            .thenComparingLong(Position::event)
            .thenComparingLong(Position::command)
            .thenComparing(Position::topic);

    /** Of an event its own offset; of a command the offset of the event before it, then its own. */
    static Position of(Topic topic, @Nullable String causation, @Nullable String interleaving) {
        if (causation == null) {
            return new Position(-1, -1, -1, topic);
        }
        int at = at(causation);
        int partition = (int) number(causation.substring(causation.lastIndexOf('-', at) + 1, at));
        return causation.startsWith(Topic.COACH_COMMANDS.defaultName())
                ? new Position(partition, interleaving == null ? -1 : offset(interleaving), offset(causation), topic)
                : new Position(partition, offset(causation), -1, topic);
    }

    private static long offset(String position) {
        return number(position.substring(Math.min(position.length(), at(position) + 1)));
    }

    private static int at(String position) {
        int at = position.lastIndexOf('@');
        return at < 0 ? position.length() : at;
    }

    private static long number(String digits) {
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : -1;
    }
}
