package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.junit.jupiter.api.Test;

class LateStoreTest {

    private static final Bytes KEY = Bytes.wrap(new byte[] {1});
    private static final byte[] VALUE = {2};

    private final KeyValueStore<Bytes, byte[]> inner =
            Stores.inMemoryKeyValueStore("store").get();
    private final LateStore late = new LateStore(inner);

    LateStoreTest() {
        late.init(new MockProcessorContext<Object, Object>().getStateStoreContext(), late);
    }

    @Test
    void shouldBeWrittenWhenKafkaStreamsIsAboutToCommit() {
        // Given
        late.writtenBy(() -> late.put(KEY, VALUE));

        // When
        byte[] before = inner.get(KEY);
        late.flushCache();

        // Then
        assertThat(before).isNull();
        assertThat(inner.get(KEY)).isEqualTo(VALUE);
    }

    @Test
    void shouldTellHowFarItIsOnceThatIsWritten() {
        // Given
        late.writtenBy(() -> {});
        late.took(new Taken("commands", 0, 5));
        late.took(new Taken("events", 0, 7));
        late.took(new Taken("events", 0, 8));

        // When
        Position before = late.getPosition().copy();
        late.flushCache();

        // Then
        assertThat(before.isEmpty()).isTrue();
        assertThat(late.getPosition())
                .isEqualTo(Position.fromMap(Map.of("commands", Map.of(0, 5L), "events", Map.of(0, 8L))));
    }

    @Test
    void shouldForgetWithItsTaskWhatWasNotWritten() {
        // Given
        late.writtenBy(() -> late.put(KEY, VALUE));
        late.took(new Taken("events", 0, 7));

        // When
        late.close();
        late.init(new MockProcessorContext<Object, Object>().getStateStoreContext(), late);
        late.flushCache();

        // Then
        assertThat(inner.get(KEY)).isNull();
        assertThat(late.getPosition().isEmpty()).isTrue();
    }

    @Test
    void shouldBeFoundInWhatAProcessorIsGiven() {
        assertThat(LateStore.in(new WrappedStateStore<LateStore, Bytes, byte[]>(late) {}))
                .isSameAs(late);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LateStore.in(inner))
                .withMessage("store is written at once");
    }

    private record Taken(String topic, int partition, long offset) implements RecordMetadata {}
}
