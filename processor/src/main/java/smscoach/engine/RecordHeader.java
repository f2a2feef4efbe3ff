package smscoach.engine;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A header of a record. */
public final class RecordHeader {

    private final String name;
    private final byte @Nullable [] value;

    public RecordHeader(String name, byte @Nullable [] value) {
        this.name = name;
        this.value = value;
    }

    public static RecordHeader of(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    public String name() {
        return name;
    }

    /** The value itself, not a copy. */
    public byte @Nullable [] value() {
        return value;
    }

    public @Nullable String text() {
        return value == null ? null : new String(value, StandardCharsets.UTF_8);
    }

    /** The last header of that name: before ours, a dead letter may have one that its publisher wrote. */
    public static @Nullable RecordHeader last(List<RecordHeader> headers, String name) {
        for (int i = headers.size() - 1; i >= 0; i--) {
            if (headers.get(i).name.equals(name)) {
                return headers.get(i);
            }
        }
        return null;
    }

    /** The bytes of name and value. */
    int size() {
        return name.getBytes(StandardCharsets.UTF_8).length + (value == null ? 0 : value.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordHeader that && name.equals(that.name) && Arrays.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, Arrays.hashCode(value));
    }

    @Override
    public String toString() {
        return name + "=" + text();
    }
}
