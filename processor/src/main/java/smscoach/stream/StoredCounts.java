package smscoach.stream;

import java.util.List;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import smscoach.domain.state.Session;

/** How much a store holds: counted once from its records, then by what changes. */
final class StoredCounts {

    private long liveSessions;
    private long subscriptions;

    private StoredCounts() {}

    static StoredCounts of(KeyValueStore<Bytes, byte[]> store) {
        StoredCounts counts = new StoredCounts();
        try (KeyValueIterator<Bytes, byte[]> rows = store.range(StateKeys.BEFORE_SESSIONS, StateKeys.AFTER_SESSIONS)) {
            rows.forEachRemaining(row ->
                    counts.liveSessions += counted(row.value, bytes -> StateFormats.isLiveSession(bytes) ? 1 : 0));
        }
        try (KeyValueIterator<Bytes, byte[]> rows =
                store.range(StateKeys.BEFORE_SUBSCRIPTIONS, StateKeys.AFTER_SUBSCRIPTIONS)) {
            rows.forEachRemaining(
                    row -> counts.subscriptions += counted(row.value, StateFormats::countOfSubscriptions));
        }
        return counts;
    }

    /** One that cannot be read is no reason not to begin: whoever needs it stops there, and says at which record. */
    private static long counted(byte[] stored, ToLongFunction<byte[]> count) {
        try {
            return count.applyAsLong(stored);
        } catch (IndexOutOfBoundsException e) {
            return 0;
        }
    }

    <T> void changed(StateFormat<T> format, @Nullable T before, @Nullable T now) {
        if (format == StateFormats.SESSION) {
            liveSessions += live(now) - live(before);
        } else if (format == StateFormats.SUBSCRIPTIONS) {
            subscriptions += size(now) - size(before);
        }
    }

    long liveSessions() {
        return liveSessions;
    }

    long subscriptions() {
        return subscriptions;
    }

    private static int live(@Nullable Object session) {
        return session instanceof Session.Live ? 1 : 0;
    }

    private static int size(@Nullable Object list) {
        return list instanceof List<?> elements ? elements.size() : 0;
    }
}
