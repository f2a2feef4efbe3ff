package smscoach.ops.metrics;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds a field with an enum's value in JSON that this system wrote, without parsing it and without leaving garbage: a
 * quote inside of a string has a backslash before it, so that nothing else in it can look like the field.
 */
final class JsonEnum<E extends Enum<E>> {

    private final byte[] field;
    private final List<E> values;
    private final byte[][] names;

    JsonEnum(String field, Class<E> type) {
        this.field = bytes("\"" + field + "\":\"");
        this.values = List.of(type.getEnumConstants());
        this.names = values.stream().map(value -> bytes(value.name() + "\"")).toArray(byte[][]::new);
    }

    /** The value of the first field of that name, or null. */
    @Nullable
    E in(byte[] json) {
        for (int start = 0; start + field.length < json.length; start++) {
            if (json[start] == '"' && isAt(json, start, field)) {
                return valueAt(json, start + field.length);
            }
        }
        return null;
    }

    private @Nullable E valueAt(byte[] json, int start) {
        for (int i = 0; i < names.length; i++) {
            if (isAt(json, start, names[i])) {
                return values.get(i);
            }
        }
        return null;
    }

    private static boolean isAt(byte[] json, int start, byte[] part) {
        int end = start + part.length;
        return end <= json.length && Arrays.equals(json, start, end, part, 0, part.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
