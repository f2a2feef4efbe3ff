package smscoach.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import smscoach.domain.state.CoachingState;
import smscoach.domain.state.InMemoryState;

/** All state in hash maps. */
public final class InMemoryStates implements States {

    private final Map<String, InMemoryState> byContactCenter = new HashMap<>();
    private final Map<Integer, Long> lastSessionEvents = new HashMap<>();

    @Override
    public CoachingState of(String contactCenterId) {
        return byContactCenter.computeIfAbsent(contactCenterId, id -> new InMemoryState());
    }

    @Override
    public long lastSessionEvent(int partition) {
        return lastSessionEvents.getOrDefault(partition, NO_OFFSET);
    }

    @Override
    public void lastSessionEvent(int partition, long offset) {
        lastSessionEvents.put(partition, offset);
    }

    /** The state of each contact center, by its id. */
    public SortedMap<String, InMemoryState> contactCenters() {
        return new TreeMap<>(byContactCenter);
    }

    /** By partition. */
    public SortedMap<Integer, Long> lastSessionEvents() {
        return new TreeMap<>(lastSessionEvents);
    }
}
