package smscoach.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import smscoach.domain.state.CoachingState;
import smscoach.engine.States;

/**
 * The state of one task, in its Kafka Streams store. What was read lately is at hand as objects, and what records change
 * is held back as objects too: nobody else changes the store. It is written when the transaction is about to be
 * committed, so that each stored record that changed in it is written once, and is one record of the changelog.
 */
final class StoredStates implements States {

    private static final int CONTACT_CENTERS_AT_HAND = 10_000;
    private static final int AT_HAND = 5_000;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, StoredState> atHand = new HashMap<>();
    private final Map<Bytes, Cell<?>> cells = new HashMap<>();
    private final List<Cell<?>> touched = new ArrayList<>();
    private final List<Cell<?>> changed = new ArrayList<>();
    private final NavigableMap<Bytes, byte @Nullable []> rows = new TreeMap<>();
    private final int atHandAtMost;
    private final StateStamp stamp;
    private final StoredCounts counts;
    private boolean stamped;
    private long lastSessionEvent;
    private boolean lastSessionEventChanged;

    /** Throws where a newer build than the stamp's wrote the store. */
    StoredStates(KeyValueStore<Bytes, byte[]> store, StateStamp stamp) {
        this(store, stamp, AT_HAND);
    }

    /** With so much at hand, half of it held back, and what one record touches more. */
    StoredStates(KeyValueStore<Bytes, byte[]> store, StateStamp stamp, int atHandAtMost) {
        this.store = store;
        this.atHandAtMost = atHandAtMost;
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
        lastSessionEventChanged = true;
    }

    /** What the record changed counts. More than may be held back is written; more than may be at hand is given up. */
    void recordDone() {
        for (Cell<?> cell : touched) {
            if (cell.countChange(counts) && !cell.isChanged) {
                cell.isChanged = true;
                changed.add(cell);
            }
            cell.isTouched = false;
        }
        touched.clear();
        if (changed.size() + rows.size() > atHandAtMost / 2) {
            write();
        }
        if (cells.size() > atHandAtMost) {
            cells.values().removeIf(cell -> !cell.isChanged);
        }
    }

    /** Writes all that is held back, at once. With the first of it goes the stamp: until then an older build may go on. */
    void write() {
        List<KeyValue<Bytes, byte[]>> entries = new ArrayList<>(2 + changed.size() + rows.size());
        if (!stamped) {
            entries.add(KeyValue.pair(StateKeys.STAMP, StateStamp.FORMAT.write(stamp)));
            stamped = true;
        }
        if (lastSessionEventChanged) {
            entries.add(KeyValue.pair(StateKeys.LAST_SESSION_EVENT, StateFormats.NUMBER.write(lastSessionEvent)));
            lastSessionEventChanged = false;
        }
        for (Cell<?> cell : changed) {
            cell.addTo(entries);
        }
        changed.clear();
        rows.forEach((key, value) -> entries.add(entry(key, value)));
        rows.clear();
        if (!entries.isEmpty()) {
            store.putAll(entries);
        }
    }

    @SuppressWarnings("NullAway") // a store deletes what has no value
    private static KeyValue<Bytes, byte[]> entry(Bytes key, byte @Nullable [] value) {
        return KeyValue.pair(key, value);
    }

    StoredCounts counts() {
        return counts;
    }

    /** A row that is found by its place among others only. Null deletes. */
    void putRow(Bytes key, byte @Nullable [] value) {
        rows.put(key, value);
    }

    /** Such rows, in their order. Nothing is written for it: who asks from outside must not see half a transaction. */
    MergedRows rows(Bytes from, Bytes to) {
        return new MergedRows(
                store.range(from, to),
                rows.subMap(from, true, to, true).entrySet().iterator());
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

    /** One stored record: as it is in the store, as it was after the last input record, and as it is now. */
    private static final class Cell<T> {

        private final Bytes key;
        private final StateFormat<T> format;
        private @Nullable T stored;
        private @Nullable T counted;
        private @Nullable T value;
        private boolean isTouched;
        private boolean isChanged;

        Cell(Bytes key, StateFormat<T> format, @Nullable T stored) {
            this.key = key;
            this.format = format;
            this.stored = stored;
            this.counted = stored;
            this.value = stored;
        }

        /** Whether the record that is done changed it. */
        boolean countChange(StoredCounts counts) {
            if (Objects.equals(value, counted)) {
                return false;
            }
            counts.changed(format, counted, value);
            counted = value;
            return true;
        }

        void addTo(List<KeyValue<Bytes, byte[]>> entries) {
            T now = value;
            if (!Objects.equals(now, stored)) {
                entries.add(entry(key, now == null ? null : format.write(now)));
                stored = now;
            }
            isChanged = false;
        }
    }
}
