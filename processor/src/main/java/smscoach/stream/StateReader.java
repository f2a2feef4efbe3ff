package smscoach.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what {@link StateWriter} wrote. */
final class StateReader {

    private final byte[] bytes;
    private int at;

    StateReader(byte[] bytes) {
        this.bytes = bytes;
    }

    StateReader afterVersion() {
        at = 1;
        return this;
    }

    int u8() {
        return bytes[at++] & 0xFF;
    }

    long count() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            if (shift >= Long.SIZE) {
                throw damaged();
            }
            int next = u8();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
    }

    long time() {
        long value = count();
        return (value >>> 1) ^ -(value & 1);
    }

    String text() {
        return text(length());
    }

    String id() {
        int length = length();
        return length == 0 ? new UUID(fixed(), fixed()).toString() : text(length);
    }

    @Nullable
    String optionalId() {
        return u8() == 0 ? null : id();
    }

    @Nullable
    String optionalText() {
        return u8() == 0 ? null : text();
    }

    <T> List<T> list(Function<StateReader, T> element) {
        int count = length();
        List<T> values = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            values.add(element.apply(this));
        }
        return List.copyOf(values);
    }

    List<String> ids() {
        return list(StateReader::id);
    }

    long fixed() {
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = (value << 8) | u8();
        }
        return value;
    }

    /** Of what follows: each element has a byte or more, so that no number asks for more memory than there are bytes. */
    private int length() {
        long length = count();
        if (length < 0 || length > bytes.length - at) {
            throw damaged();
        }
        return (int) length;
    }

    private IndexOutOfBoundsException damaged() {
        return new IndexOutOfBoundsException("A stored record of " + bytes.length + " bytes is damaged before " + at);
    }

    private String text(int length) {
        String value = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return value;
    }
}
