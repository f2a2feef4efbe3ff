package smscoach.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.WrappedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * A store that asks, right before a transaction is committed, for what was changed in it: whoever works on it holds that
 * back until then, so that what one record changes and the next one changes again is written once.
 *
 * <p>Kafka Streams asks its own cache at this moment, and nobody else. So this is one for it, with nothing inside.
 */
final class LateStore extends WrappedStateStore<KeyValueStore<Bytes, byte[]>, Bytes, byte[]>
        implements KeyValueStore<Bytes, byte[]> {

    private final Map<String, RecordMetadata> taken = new HashMap<>();
    private @Nullable Runnable heldBack;

    LateStore(KeyValueStore<Bytes, byte[]> store) {
        super(store);
    }

    /** The one that Kafka Streams has wrapped for a processor. */
    static LateStore in(StateStore given) {
        if (given instanceof LateStore late) {
            return late;
        }
        if (given instanceof WrappedStateStore<?, ?, ?> wrapper) {
            return in(wrapper.wrapped());
        }
        throw new IllegalArgumentException(given.name() + " is written at once");
    }

    /** What writes all that is held back. */
    void writtenBy(Runnable writer) {
        heldBack = writer;
    }

    /** That record's changes are known, and will be written with the others. */
    void took(RecordMetadata record) {
        taken.put(record.topic(), record);
    }

    @Override
    public void flushCache() {
        if (heldBack != null) {
            heldBack.run();
        }
        Position position = wrapped().getPosition();
        synchronized (position) {
            taken.forEach((topic, last) -> position.withComponent(topic, last.partition(), last.offset()));
        }
        taken.clear();
    }

    /** The task begins another life, as a copy: nobody works on the store. */
    @Override
    public void clearCache() {
        forget();
        super.clearCache();
    }

    /** What was held back belongs to a transaction that ends, too. */
    @Override
    public void close() {
        forget();
        super.close();
    }

    private void forget() {
        heldBack = null;
        taken.clear();
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        return wrapped().get(key);
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        wrapped().put(key, value);
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        return wrapped().putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> entries) {
        wrapped().putAll(entries);
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        return wrapped().delete(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        return wrapped().range(from, to);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return wrapped().all();
    }

    @Override
    public long approximateNumEntries() {
        return wrapped().approximateNumEntries();
    }

    /** Builds such a store around another one. */
    record Builder(StoreBuilder<KeyValueStore<Bytes, byte[]>> inner) implements StoreBuilder<LateStore> {

        @Override
        public LateStore build() {
            return new LateStore(inner.build());
        }

        @Override
        public StoreBuilder<LateStore> withCachingEnabled() {
            throw new UnsupportedOperationException("There is nothing left to be cached");
        }

        @Override
        public StoreBuilder<LateStore> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<LateStore> withLoggingEnabled(Map<String, String> config) {
            return new Builder(inner.withLoggingEnabled(config));
        }

        @Override
        public StoreBuilder<LateStore> withLoggingDisabled() {
            return new Builder(inner.withLoggingDisabled());
        }

        @Override
        public Map<String, String> logConfig() {
            return inner.logConfig();
        }

        @Override
        public boolean loggingEnabled() {
            return inner.loggingEnabled();
        }

        @Override
        public String name() {
            return inner.name();
        }
    }
}
