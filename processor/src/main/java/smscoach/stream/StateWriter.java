package smscoach.stream;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Writes the compact binary form of stored records: what {@link StateReader} reads. */
final class StateWriter {

    private byte[] buffer = new byte[256];
    private int size;

    byte[] toBytes() {
        return Arrays.copyOf(buffer, size);
    }

    StateWriter u8(int value) {
        room(1)[size++] = (byte) value;
        return this;
    }

    /** A count or another number that is not negative: 7 bits a byte. */
    StateWriter count(long value) {
        byte[] to = room(10);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        to[size++] = (byte) rest;
        return this;
    }

    /** A time may lie before 1970. */
    StateWriter time(long value) {
        return count((value << 1) ^ (value >> 63));
    }

    StateWriter text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        count(utf8.length);
        System.arraycopy(utf8, 0, room(utf8.length), size, utf8.length);
        size += utf8.length;
        return this;
    }

    /** An id is never empty, so that length 0 can say: a UUID in its usual spelling, in 16 bytes instead of 36. */
    StateWriter id(String value) {
        UUID uuid = uuid(value);
        if (uuid == null) {
            return text(value);
        }
        return count(0).fixed(uuid.getMostSignificantBits()).fixed(uuid.getLeastSignificantBits());
    }

    StateWriter optionalId(@Nullable String value) {
        return value == null ? u8(0) : u8(1).id(value);
    }

    StateWriter optionalText(@Nullable String value) {
        return value == null ? u8(0) : u8(1).text(value);
    }

    <T> StateWriter list(List<T> values, BiConsumer<StateWriter, T> element) {
        count(values.size());
        values.forEach(value -> element.accept(this, value));
        return this;
    }

    StateWriter ids(List<String> values) {
        return list(values, StateWriter::id);
    }

    StateWriter fixed(long value) {
        byte[] to = room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            to[size++] = (byte) (value >>> shift);
        }
        return this;
    }

    private static @Nullable UUID uuid(String value) {
        if (value.length() != 36 || value.charAt(8) != '-' || value.charAt(23) != '-') {
            return null;
        }
        try {
            UUID uuid = UUID.fromString(value);
            return uuid.toString().equals(value) ? uuid : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private byte[] room(int more) {
        if (size + more > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + more));
        }
        return buffer;
    }
}
