package smscoach.stream;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * How one kind of record is stored: a version, then its fields. What once was written stays readable for ever: a change
 * gets a new version, the old reader stays, and its fixture with it.
 */
final class StateFormat<T> {

    private static final int VERSION = 1;

    private final String kind;
    private final BiConsumer<StateWriter, T> writer;
    private final Function<StateReader, T> reader;

    StateFormat(String kind, BiConsumer<StateWriter, T> writer, Function<StateReader, T> reader) {
        this.kind = kind;
        this.writer = writer;
        this.reader = reader;
    }

    byte[] write(T value) {
        StateWriter out = new StateWriter().u8(VERSION);
        writer.accept(out, value);
        return out.toBytes();
    }

    T read(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        int version = in.u8();
        if (version != VERSION) {
            throw new UnreadableStateException("A stored " + kind + " has version " + version
                    + ", and this build reads version " + VERSION
                    + ": it was written by a newer build. Run that build, or a newer one.");
        }
        return reader.apply(in);
    }
}
