package smscoach.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that holds so many entries and no more: then it forgets the eldest. */
public final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1;

    private final int most;

    private Recent(int most, boolean byUse) {
        super(16, 0.75f, byUse);
        this.most = most;
    }

    /** Forgets what was put in first. */
    public static <K, V> Recent<K, V> byEntry(int most) {
        return new Recent<>(most, false);
    }

    /** Forgets what was not looked at for longest. */
    public static <K, V> Recent<K, V> byUse(int most) {
        return new Recent<>(most, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
