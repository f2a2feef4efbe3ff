package smscoach.replay;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;

/** Where a record is, as headers and commands tell it: {@code coach-commands-3@17}. */
public record Position(Topic topic, int partition, long offset) {

    private static final Pattern TEXT = Pattern.compile("(.+)-(\\d{1,9})@(-?\\d{1,18})");

    /** Reads one; it is without prefix. */
    public static Position of(@Nullable String text) {
        var parts = TEXT.matcher(String.valueOf(text));
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no position, as coach-commands-3@17 is");
        }
        Topic topic = Topic.named(parts.group(1))
                .orElseThrow(() -> new IllegalArgumentException("\"" + parts.group(1) + "\" is no topic"));
        return new Position(topic, Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    @Override
    public String toString() {
        return InputRecord.position(topic, partition, offset);
    }
}
