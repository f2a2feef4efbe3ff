package smscoach.replay;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;

/** Where a record is, as headers and commands tell it: {@code coach-commands-3@1832}. */
public record Position(Topic topic, int partition, long offset) {

    private static final byte[] COMMANDS = prefix(Topic.COACH_COMMANDS);
    private static final byte[] EVENTS = prefix(Topic.SMS_SESSION_EVENTS);
    private static final int MAX_DIGITS = 18;

    private static final Pattern TEXT = Pattern.compile("(.+)-(\\d{1,9})@(-?\\d{1,18})");

    /** Reads what a person or a header tells; of any topic, without prefix. */
    public static Position of(@Nullable String text) {
        var parts = TEXT.matcher(String.valueOf(text));
        if (!parts.matches()) {
            throw new IllegalArgumentException("\"" + text + "\" is no position, as coach-commands-3@17 is");
        }
        Topic topic = Topic.named(parts.group(1))
                .orElseThrow(() -> new IllegalArgumentException("\"" + parts.group(1) + "\" is no topic"));
        return new Position(topic, Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3)));
    }

    public static Position of(InputRecord record) {
        return new Position(record.topic(), record.partition(), record.offset());
    }

    /** Reads that header of an output; null where it is missing or is no position. */
    public static @Nullable Position in(OutputRecord output, String header) {
        RecordHeader found = RecordHeader.last(output.headers(), header);
        byte[] text = found == null ? null : found.value();
        if (text == null) {
            return null;
        }
        if (startsWith(text, EVENTS)) {
            return parse(Topic.SMS_SESSION_EVENTS, text, EVENTS.length);
        }
        return startsWith(text, COMMANDS) ? parse(Topic.COACH_COMMANDS, text, COMMANDS.length) : null;
    }

    private static @Nullable Position parse(Topic topic, byte[] text, int from) {
        int at = from;
        while (at < text.length && text[at] != '@') {
            at++;
        }
        long partition = number(text, from, at);
        boolean none = text.length == at + 3 && text[at + 1] == '-' && text[at + 2] == '1';
        long offset = none ? -1 : number(text, at + 1, text.length);
        boolean bad = partition < 0 || partition > Integer.MAX_VALUE || (offset < 0 && !none);
        return bad ? null : new Position(topic, (int) partition, offset);
    }

    /** Negative where it is none. */
    private static long number(byte[] text, int from, int to) {
        if (from >= to || to - from > MAX_DIGITS) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static boolean startsWith(byte[] text, byte[] start) {
        if (text.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if (text[i] != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] prefix(Topic topic) {
        return (topic.defaultName() + "-").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return InputRecord.position(topic, partition, offset);
    }
}
