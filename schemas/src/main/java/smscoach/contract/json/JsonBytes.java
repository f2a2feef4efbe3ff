package smscoach.contract.json;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Timestamps;

/**
 * The bytes of one JSON value, from its first field to its last: no white space, escapes where JSON demands them only,
 * fields that are null left out.
 */
final class JsonBytes {

    private static final int USUAL_SIZE = 4 * 1024;
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'};

    private byte[] bytes = new byte[USUAL_SIZE];
    private int size;

    /** For the next value, in the same memory unless that had to grow. */
    JsonBytes clear() {
        if (bytes.length > USUAL_SIZE) {
            bytes = new byte[USUAL_SIZE];
        }
        size = 0;
        return this;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, size);
    }

    JsonBytes begin() {
        return put('{');
    }

    JsonBytes end() {
        return put('}');
    }

    JsonBytes field(String name, @Nullable String value) {
        return value == null ? this : name(name).string(value);
    }

    JsonBytes field(String name, @Nullable Enum<?> value) {
        return value == null ? this : name(name).string(value.name());
    }

    JsonBytes field(String name, long value) {
        return name(name).ascii(Long.toString(value));
    }

    JsonBytes field(String name, @Nullable Instant value) {
        return value == null ? this : name(name).time(value);
    }

    JsonBytes field(String name, @Nullable List<String> values) {
        return list(name, values, (string, json) -> json.string(string));
    }

    <T> JsonBytes object(String name, @Nullable T value, BiConsumer<T, JsonBytes> fields) {
        if (value != null) {
            fields.accept(value, name(name).begin());
            end();
        }
        return this;
    }

    <T> JsonBytes objects(String name, @Nullable List<T> values, BiConsumer<T, JsonBytes> fields) {
        return list(name, values, (value, json) -> {
            fields.accept(value, json.begin());
            json.end();
        });
    }

    private <T> JsonBytes list(String name, @Nullable List<T> values, BiConsumer<T, JsonBytes> element) {
        if (values == null) {
            return this;
        }
        name(name).put('[');
        for (T value : values) {
            separate();
            if (value == null) {
                ascii("null");
            } else {
                element.accept(value, this);
            }
        }
        return put(']');
    }

    private JsonBytes name(String name) {
        separate();
        return put('"').ascii(name).put('"').put(':');
    }

    private void separate() {
        byte last = bytes[size - 1];
        if (last != '{' && last != '[') {
            put(',');
        }
    }

    private JsonBytes time(Instant time) {
        room(Timestamps.LENGTH + 1);
        put('"');
        Timestamps.format(time, bytes, size);
        size += Timestamps.LENGTH;
        return put('"');
    }

    private JsonBytes string(String text) {
        put('"');
        int plain = plainPart(text);
        if (plain < text.length()) {
            other(text, plain);
        }
        return put('"');
    }

    /** Writes the text up to the first character that needs more than a byte, and says where that is. */
    private int plainPart(String text) {
        int length = text.length();
        room(length);
        byte[] to = bytes;
        int at = size;
        int i = 0;
        while (i < length && isPlain(text.charAt(i))) {
            to[at++] = (byte) text.charAt(i++);
        }
        size = at;
        return i;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x80 && c != '"' && c != '\\';
    }

    private void other(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                put(c);
            } else if (c < 0x80) {
                escape(c);
            } else if (c < 0x800) {
                put(0xC0 | (c >> 6)).put(continuing(c));
            } else if (!Character.isSurrogate(c)) {
                put(0xE0 | (c >> 12)).put(continuing(c >> 6)).put(continuing(c));
            } else {
                pair(text, i++);
            }
        }
    }

    private void pair(String text, int at) {
        int c = text.codePointAt(at);
        if (!Character.isSupplementaryCodePoint(c)) {
            throw new IllegalArgumentException("An unpaired surrogate has no UTF-8");
        }
        put(0xF0 | (c >> 18)).put(continuing(c >> 12)).put(continuing(c >> 6)).put(continuing(c));
    }

    private static int continuing(int bits) {
        return 0x80 | (bits & 0x3F);
    }

    private void escape(char c) {
        put('\\');
        switch (c) {
            case '"', '\\' -> put(c);
            case '\b' -> put('b');
            case '\t' -> put('t');
            case '\n' -> put('n');
            case '\f' -> put('f');
            case '\r' -> put('r');
            default -> ascii("u00").put(HEX[c >> 4]).put(HEX[c & 0xF]);
        }
    }

    /** For text that is ASCII and needs no escapes. */
    @SuppressWarnings("deprecation") // drops the high bytes, of which there are none
    private JsonBytes ascii(String text) {
        int length = text.length();
        room(length);
        text.getBytes(0, length, bytes, size);
        size += length;
        return this;
    }

    private JsonBytes put(int b) {
        room(1);
        bytes[size++] = (byte) b;
        return this;
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
