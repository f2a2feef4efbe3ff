package smscoach.stream;

import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Stored rows with those that are held back over them, in the order of their keys. One that has no value is deleted. */
final class MergedRows implements AutoCloseable {

    private final KeyValueIterator<Bytes, byte[]> stored;
    private final Iterator<? extends Map.Entry<Bytes, byte @Nullable []>> heldBack;
    private Map.@Nullable Entry<Bytes, byte @Nullable []> held;

    MergedRows(
            KeyValueIterator<Bytes, byte[]> stored, Iterator<? extends Map.Entry<Bytes, byte @Nullable []>> heldBack) {
        this.stored = stored;
        this.heldBack = heldBack;
        this.held = nextHeldBack();
    }

    /** Null after the last. */
    @Nullable
    KeyValue<Bytes, byte[]> next() {
        while (held != null) {
            Map.Entry<Bytes, byte @Nullable []> row = held;
            int order = stored.hasNext() ? row.getKey().compareTo(stored.peekNextKey()) : -1;
            if (order > 0) {
                return stored.next();
            }
            if (order == 0) {
                stored.next();
            }
            held = nextHeldBack();
            byte[] value = row.getValue();
            if (value != null) {
                return KeyValue.pair(row.getKey(), value);
            }
        }
        return stored.hasNext() ? stored.next() : null;
    }

    private Map.@Nullable Entry<Bytes, byte @Nullable []> nextHeldBack() {
        return heldBack.hasNext() ? heldBack.next() : null;
    }

    @Override
    public void close() {
        stored.close();
    }
}
