package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MergedRowsTest {

    private static final byte @Nullable [] DELETED = null;

    private final KeyValueStore<Bytes, byte[]> store =
            Stores.inMemoryKeyValueStore("store").get();
    private final NavigableMap<Bytes, byte @Nullable []> heldBack = new TreeMap<>();

    MergedRowsTest() {
        store.init(new MockProcessorContext<Object, Object>().getStateStoreContext(), store);
    }

    @Test
    void shouldBeInTheOrderOfKeysWhereverRowsAre() {
        // Given
        store.put(key(2), value(2));
        store.put(key(4), value(4));
        heldBack.put(key(1), value(1));
        heldBack.put(key(3), value(3));
        heldBack.put(key(5), value(5));

        // Then
        assertThat(rows()).containsExactly("1=1", "2=2", "3=3", "4=4", "5=5");
    }

    @Test
    void shouldPreferWhatIsHeldBack() {
        // Given
        store.put(key(1), value(1));
        store.put(key(2), value(2));
        heldBack.put(key(2), value(7));

        // Then
        assertThat(rows()).containsExactly("1=1", "2=7");
    }

    @Test
    void shouldPassOverWhatIsDeletedStoredOrNot() {
        // Given
        store.put(key(1), value(1));
        store.put(key(3), value(3));
        heldBack.put(key(1), DELETED);
        heldBack.put(key(2), DELETED);
        heldBack.put(key(4), DELETED);

        // Then
        assertThat(rows()).containsExactly("3=3");
    }

    @Test
    void shouldBeEmptyWhereNothingIs() {
        assertThat(rows()).isEmpty();
    }

    private List<String> rows() {
        List<String> found = new ArrayList<>();
        try (MergedRows rows = new MergedRows(store.all(), heldBack.entrySet().iterator())) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                found.add(row.key.get()[0] + "=" + row.value[0]);
            }
        }
        return found;
    }

    private static Bytes key(int key) {
        return Bytes.wrap(new byte[] {(byte) key});
    }

    private static byte[] value(int value) {
        return new byte[] {(byte) value};
    }
}
