package smscoach.topics;

import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.time.Duration;

/** Configuration values as people say them. */
final class Amounts {
    private static final int KIB = 1024;

    private Amounts() {}

    /** The value as Kafka has it, and what that means when it is not obvious. */
    static String readable(String key, String value) {
        var meaning = meaning(key, value);
        if (value.isEmpty()) {
            return "empty";
        }
        return meaning.equals(value) ? value : "%s (%s)".formatted(value, meaning);
    }

    /** What the value means, for a table. */
    static String meaning(String key, String value) {
        return switch (key) {
            case RETENTION_MS_CONFIG -> time(Long.parseLong(value));
            case MAX_MESSAGE_BYTES_CONFIG -> bytes(Long.parseLong(value));
            default -> value;
        };
    }

    private static String time(long millis) {
        if (millis < 0) {
            return "for ever";
        }
        var time = Duration.ofMillis(millis);
        if (isWhole(millis, Duration.ofDays(1))) {
            return count(time.toDays(), "day");
        }
        if (isWhole(millis, Duration.ofHours(1))) {
            return count(time.toHours(), "hour");
        }
        return isWhole(millis, Duration.ofMinutes(1)) ? count(time.toMinutes(), "minute") : millis + " ms";
    }

    private static String bytes(long number) {
        if (number > 0 && number % (KIB * KIB) == 0) {
            return number / (KIB * KIB) + " MiB";
        }
        return number > 0 && number % KIB == 0 ? number / KIB + " KiB" : String.valueOf(number);
    }

    private static boolean isWhole(long millis, Duration unit) {
        return millis > 0 && millis % unit.toMillis() == 0;
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
