package smscoach.reference;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** RFC 3339 date-times (L7) as milliseconds since 1970, and back. */
final class Rfc3339 {
    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * DAY;
    private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY;
    private static final Pattern SHAPE =
            Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\\.([0-9]++))?"
                    + "(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))");

    private Rfc3339() {}

    static @Nullable Long millis(String text) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return null;
        }
        int year = number(shape, 1);
        int month = number(shape, 2);
        int day = number(shape, 3);
        int hour = number(shape, 4);
        int minute = number(shape, 5);
        int second = number(shape, 6);
        if (month < 1
                || month > 12
                || day < 1
                || day > YearMonth.of(year, month).lengthOfMonth()) {
            return null;
        }
        if (hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long time = LocalDate.of(year, month, day).toEpochDay() * DAY + (hour * 60 + minute) * MINUTE + second * 1000L;
        String fraction = shape.group(7);
        if (fraction != null) {
            time += Integer.parseInt((fraction + "00").substring(0, 3));
        }
        if (shape.group(8) != null) {
            int offsetHours = number(shape, 9);
            int offsetMinutes = number(shape, 10);
            if (offsetHours > 23 || offsetMinutes > 59) {
                return null;
            }
            long offset = (offsetHours * 60 + offsetMinutes) * MINUTE;
            time += shape.group(8).equals("+") ? -offset : offset;
        }
        return time >= FIRST && time < END ? time : null;
    }

    /** The instant of a text that is known to be one. */
    static long instant(String text) {
        Long millis = millis(text);
        if (millis == null) {
            throw new IllegalArgumentException("Expected an RFC 3339 date-time, but got " + text);
        }
        return millis;
    }

    static String text(long millis) {
        long inDay = Math.floorMod(millis, DAY);
        StringBuilder text = new StringBuilder(24)
                .append(LocalDate.ofEpochDay(Math.floorDiv(millis, DAY)))
                .append('T');
        pad(text, inDay / 3_600_000, 2).append(':');
        pad(text, inDay / MINUTE % 60, 2).append(':');
        pad(text, inDay / 1000 % 60, 2).append('.');
        return pad(text, inDay % 1000, 3).append('Z').toString();
    }

    private static StringBuilder pad(StringBuilder text, long number, int width) {
        String digits = Long.toString(number);
        return text.append("0".repeat(width - digits.length())).append(digits);
    }

    private static int number(Matcher shape, int group) {
        return Integer.parseInt(shape.group(group));
    }
}
