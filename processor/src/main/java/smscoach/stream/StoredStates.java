package smscoach.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import smscoach.domain.state.CoachingState;
import smscoach.engine.States;

/**
 * The state of one task, in its Kafka Streams store. What one record changes is held here as objects and written once,
 * when the record is done: one changelog record for each stored record that it changed. What was read lately stays at
 * hand as objects: nobody else changes the store.
 */
final class StoredStates implements States {

    private static final int CONTACT_CENTERS_AT_HAND = 10_000;
    private static final int CELLS_AT_HAND = 5_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, StoredState> atHand = new HashMap<>();
    private final Map<Bytes, Cell<?>> cells = new HashMap<>();
    private final List<Cell<?>> touched = new ArrayList<>();
    private final int cellsAtHand;
    private final StateStamp stamp;
    private final StoredCounts counts;
    private boolean stamped;
    private long lastSessionEvent;

    /** Throws where a newer build than the stamp's wrote the store. */
    StoredStates(KeyValueStore<Bytes, byte[]> store, StateStamp stamp) {
        this(store, stamp, CELLS_AT_HAND);
    }

    /** With so many cells at hand, and those of one record more. */
    StoredStates(KeyValueStore<Bytes, byte[]> store, StateStamp stamp, int cellsAtHand) {
        this.store = store;
        this.cellsAtHand = cellsAtHand;
        this.stamp = stamp;
        byte[] found = store.get(StateKeys.STAMP);
        if (found != null) {
            StateStamp theirs = StateStamp.FORMAT.read(found);
            stamp.requireCanRead(theirs);
            stamped = theirs.equals(stamp);
        }
        counts = StoredCounts.of(store);
        byte[] last = store.get(StateKeys.LAST_SESSION_EVENT);
        this.lastSessionEvent = last == null ? NO_OFFSET : StateFormats.NUMBER.read(last);
    }

    @Override
    public CoachingState of(String contactCenterId) {
        if (atHand.size() >= CONTACT_CENTERS_AT_HAND) {
            atHand.clear();
        }
        return atHand.computeIfAbsent(contactCenterId, id -> new StoredState(this, new StateKeys(id)));
    }

    /** A task has one partition. */
    @Override
    public long lastSessionEvent(int partition) {
        return lastSessionEvent;
    }

    @Override
    public void lastSessionEvent(int partition, long offset) {
        lastSessionEvent = offset;
        store.put(StateKeys.LAST_SESSION_EVENT, StateFormats.NUMBER.write(offset));
    }

    /** Writes what the record changed. The first one writes the stamp too: before it, an older build may still go on. */
    void recordDone() {
        if (!stamped) {
            store.put(StateKeys.STAMP, StateStamp.FORMAT.write(stamp));
            stamped = true;
        }
        for (Cell<?> cell : touched) {
            cell.writeTo(store, counts);
        }
        touched.clear();
        if (cells.size() > cellsAtHand) {
            cells.clear();
        }
    }

    StoredCounts counts() {
        return counts;
    }

    KeyValueStore<Bytes, byte[]> store() {
        return store;
    }

    <T> @Nullable T get(Bytes key, StateFormat<T> format) {
        return cell(key, format).value;
    }

    /** Null deletes. */
    <T> void put(Bytes key, StateFormat<T> format, @Nullable T value) {
        cell(key, format).value = value;
    }

    @SuppressWarnings("unchecked") // a key's first letter gives its format
    private <T> Cell<T> cell(Bytes key, StateFormat<T> format) {
        Cell<?> known = cells.get(key);
        if (known == null) {
            byte[] bytes = store.get(key);
            known = new Cell<>(key, format, bytes == null ? null : format.read(bytes));
            cells.put(key, known);
        }
        if (!known.isTouched) {
            known.isTouched = true;
            touched.add(known);
        }
        return (Cell<T>) known;
    }

    /** One stored record, before and after the input record that touches it. */
    private static final class Cell<T> {

        private final Bytes key;
        private final StateFormat<T> format;
        private @Nullable T stored;
        private @Nullable T value;
        private boolean isTouched;

        Cell(Bytes key, StateFormat<T> format, @Nullable T stored) {
            this.key = key;
            this.format = format;
            this.stored = stored;
            this.value = stored;
        }

        void writeTo(KeyValueStore<Bytes, byte[]> store, StoredCounts counts) {
            T now = value;
            if (!Objects.equals(now, stored)) {
                store.put(key, now == null ? null : format.write(now));
                counts.changed(format, stored, now);
                stored = now;
            }
            isTouched = false;
        }
    }
}
