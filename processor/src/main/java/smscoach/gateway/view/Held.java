package smscoach.gateway.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The latest value of each key, to be found by whose it is. */
final class Held {

    private final Map<String, Set<String>> owners = new HashMap<>();
    private final Map<String, NavigableMap<String, byte[]>> values = new HashMap<>();

    synchronized void put(String key, byte[] value, Set<String> of) {
        remove(key);
        owners.put(key, of);
        of.forEach(
                owner -> values.computeIfAbsent(owner, each -> new TreeMap<>()).put(key, value));
    }

    synchronized void remove(String key) {
        Set<String> before = owners.remove(key);
        if (before != null) {
            before.forEach(owner -> values.computeIfPresent(owner, (each, held) -> {
                held.remove(key);
                return held.isEmpty() ? null : held;
            }));
        }
    }

    synchronized boolean has(String owner) {
        return values.containsKey(owner);
    }

    /** By their keys. */
    synchronized List<byte[]> of(String owner) {
        NavigableMap<String, byte[]> held = values.get(owner);
        return held == null ? List.of() : List.copyOf(held.values());
    }
}
