package smscoach.replay.compare;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;

/**
 * What is compared.
 *
 * @param contactCenters all where it is empty
 * @param from the first of the inputs' Kafka timestamps
 * @param to the end of them, itself left out
 */
public record Scope(Set<String> contactCenters, long from, long to) {

    public static final Scope ALL = new Scope(Set.of(), Long.MIN_VALUE, Long.MAX_VALUE);

    public Scope {
        contactCenters = Set.copyOf(contactCenters);
    }

    /** Whether it must be taken, be it for the state alone. */
    boolean concerns(InputRecord input) {
        return contactCenters.isEmpty() || has(text(input.key()));
    }

    boolean isCompared(InputRecord input) {
        return isIn(input.timestamp());
    }

    boolean isCompared(OutputRecord output) {
        return isIn(output.timestamp()) && concerns(output);
    }

    /** Whether it is of a contact center that is compared, whenever it came about. */
    boolean concerns(OutputRecord output) {
        if (contactCenters.isEmpty()) {
            return true;
        }
        String key = text(output.key());
        int slash = key.indexOf('/');
        return has(output.topic() == Topic.COACH_DEAD_LETTERS || slash < 0 ? key : key.substring(0, slash));
    }

    /** Whether inputs may come that are not compared any more. */
    boolean endsEarly() {
        return to != Long.MAX_VALUE;
    }

    private boolean isIn(long timestamp) {
        return from <= timestamp && timestamp < to;
    }

    private boolean has(String contactCenter) {
        return contactCenters.contains(contactCenter);
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
