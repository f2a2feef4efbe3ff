package smscoach.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How one kind of record is stored: a version, then its fields. What once was written stays readable for ever: a change
 * gets a new version, the old reader stays, and its fixture with it.
 */
final class StateFormat<T> {

    private final String kind;
    private final BiConsumer<StateWriter, T> writer;
    private final List<Function<StateReader, T>> readers;

    /** Version 1. */
    StateFormat(String kind, BiConsumer<StateWriter, T> writer, Function<StateReader, T> reader) {
        this(kind, writer, List.of(reader));
    }

    private StateFormat(String kind, BiConsumer<StateWriter, T> writer, List<Function<StateReader, T>> readers) {
        this.kind = kind;
        this.writer = writer;
        this.readers = readers;
    }

    /** The next version: it is written from now on, and those before are still read. */
    StateFormat<T> then(BiConsumer<StateWriter, T> nextWriter, Function<StateReader, T> nextReader) {
        List<Function<StateReader, T>> all = new ArrayList<>(readers);
        all.add(nextReader);
        return new StateFormat<>(kind, nextWriter, List.copyOf(all));
    }

    String kind() {
        return kind;
    }

    int version() {
        return readers.size();
    }

    byte[] write(T value) {
        StateWriter out = new StateWriter().u8(version());
        writer.accept(out, value);
        return out.toBytes();
    }

    T read(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        int version = in.u8();
        if (version < 1 || version > version()) {
            throw UnreadableStateException.version(kind, version, version());
        }
        return readers.get(version - 1).apply(in);
    }
}
