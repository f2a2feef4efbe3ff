package smscoach.contract;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * Times of the contract (L7): read from any RFC 3339 date-time of the years 0000 to 9999 UTC, cut to milliseconds,
 * written as {@code 2026-11-22T10:15:30.123Z}.
 */
public final class Timestamps {

    public static final String PROBLEM = "is no RFC 3339 date-time of the years 0000-9999 UTC";
    /** Of the contract's spelling. */
    public static final int LENGTH = 24;

    private static final long MILLIS_PER_DAY = 86_400_000;
    private static final long FIRST = LocalDate.of(0, 1, 1).toEpochDay() * MILLIS_PER_DAY;
    private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * MILLIS_PER_DAY;

    private Timestamps() {}

    /** The milliseconds since the epoch, or empty where the text is no such date-time. */
    public static OptionalLong parseMillis(String text) {
        int length = text.length();
        if (length < 20
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || (text.charAt(10) | 0x20) != 't'
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return OptionalLong.empty();
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 2);
        int day = digits(text, 8, 2);
        int hour = digits(text, 11, 2);
        int minute = digits(text, 14, 2);
        int second = digits(text, 17, 2);
        boolean real = year >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= daysOf(year, month)
                && inRange(hour, 23)
                && inRange(minute, 59)
                && inRange(second, 59);
        if (!real) {
            return OptionalLong.empty();
        }
        int zone = 19;
        int millis = 0;
        if (text.charAt(zone) == '.') {
            int first = zone + 1;
            zone = first;
            for (int unit = 100; zone < length && isDigit(text.charAt(zone)); unit /= 10) {
                millis += unit * (text.charAt(zone++) - '0');
            }
            if (zone == first) {
                return OptionalLong.empty();
            }
        }
        int offset = offsetMinutes(text, zone);
        if (offset == NO_OFFSET) {
            return OptionalLong.empty();
        }
        long seconds = ((epochDay(year, month, day) * 24 + hour) * 60 + minute - offset) * 60 + second;
        long time = seconds * 1000 + millis;
        return time >= FIRST && time < END ? OptionalLong.of(time) : OptionalLong.empty();
    }

    /** The contract's spelling of a time. */
    public static String format(Instant time) {
        byte[] text = new byte[LENGTH];
        format(time, text, 0);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Writes the contract's spelling of a time, {@link #LENGTH} bytes, at that place. */
    public static void format(Instant time, byte[] to, int at) {
        long millis = time.toEpochMilli();
        if (millis < FIRST || millis >= END) {
            throw new IllegalArgumentException(time + " is not in the years 0000-9999 UTC");
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(millis, MILLIS_PER_DAY));
        int ofDay = (int) Math.floorMod(millis, MILLIS_PER_DAY);
        put(to, at, 4, date.getYear());
        to[at + 4] = '-';
        put(to, at + 5, 2, date.getMonthValue());
        to[at + 7] = '-';
        put(to, at + 8, 2, date.getDayOfMonth());
        to[at + 10] = 'T';
        put(to, at + 11, 2, ofDay / 3_600_000);
        to[at + 13] = ':';
        put(to, at + 14, 2, ofDay / 60_000 % 60);
        to[at + 16] = ':';
        put(to, at + 17, 2, ofDay / 1000 % 60);
        to[at + 19] = '.';
        put(to, at + 20, 3, ofDay % 1000);
        to[at + 23] = 'Z';
    }

    private static final int NO_OFFSET = Integer.MIN_VALUE;

    private static int offsetMinutes(String text, int at) {
        int left = text.length() - at;
        if (left == 1 && (text.charAt(at) | 0x20) == 'z') {
            return 0;
        }
        if (left != 6 || text.charAt(at + 3) != ':') {
            return NO_OFFSET;
        }
        int hours = digits(text, at + 1, 2);
        int minutes = digits(text, at + 4, 2);
        if (!inRange(hours, 23) || !inRange(minutes, 59)) {
            return NO_OFFSET;
        }
        return switch (text.charAt(at)) {
            case '+' -> hours * 60 + minutes;
            case '-' -> -(hours * 60 + minutes);
            default -> NO_OFFSET;
        };
    }

    private static boolean inRange(int value, int max) {
        return value >= 0 && value <= max;
    }

    /** The number that these digits write, or -1 where one of them is no digit. */
    private static int digits(String text, int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            char c = text.charAt(i);
            if (!isDigit(c)) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int daysOf(int year, int month) {
        return switch (month) {
            case 2 -> year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    private static long epochDay(int year, int month, int day) {
        return LocalDate.of(year, month, day).toEpochDay();
    }

    private static void put(byte[] text, int at, int width, int value) {
        int rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            text[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
