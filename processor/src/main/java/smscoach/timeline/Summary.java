package smscoach.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A timeline in one line. */
public final class Summary {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private Summary() {}

    public static String title(Timeline timeline) {
        return "Session " + timeline.smssessionId() + " of contact center " + timeline.contactCenterId();
    }

    /** How many took part, from when, for how long. */
    public static String description(Timeline timeline) {
        List<Instant> times = timeline.moments().stream()
                .map(Moment::at)
                .sorted(Comparator.naturalOrder())
                .toList();
        List<String> parts = new ArrayList<>();
        parts.add(many(timeline.count(Lane.Role.AGENT), "agent"));
        parts.add(many(timeline.count(Lane.Role.SUPERVISOR), "supervisor"));
        parts.add(many(timeline.messages(), "message"));
        if (!times.isEmpty()) {
            parts.add("from " + TIME.format(times.getFirst()) + " UTC, for "
                    + duration(Duration.between(times.getFirst(), times.getLast())));
        }
        return String.join(", ", parts);
    }

    /** As people tell it: the two largest units. */
    public static String duration(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d" + rest(time.toHoursPart(), "h");
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h" + rest(time.toMinutesPart(), "min");
        }
        if (time.toMinutes() > 0) {
            return time.toMinutes() + " min" + rest(time.toSecondsPart(), "s");
        }
        return time.toSeconds() + " s";
    }

    private static String rest(int count, String unit) {
        return count == 0 ? "" : " " + count + " " + unit;
    }

    private static String many(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
