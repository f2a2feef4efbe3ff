package smscoach.simulation.narrative;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A memory that forgets the oldest, so that a long run needs no more room than a short one. */
public final class Recent<K, V> {

    private final Map<K, V> entries;

    public Recent(int size) {
        this.entries = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > size;
            }
        };
    }

    /** The value before, or null. */
    public @Nullable V put(K key, V value) {
        return entries.put(key, value);
    }

    public @Nullable V get(K key) {
        return entries.get(key);
    }

    public @Nullable V remove(K key) {
        return entries.remove(key);
    }

    public boolean has(K key) {
        return entries.containsKey(key);
    }
}
