package smscoach.engine;

/** Where a key belongs among an input topic's partitions. */
public interface KeyPlacement {

    /** For files, whose topics have no known number of partitions. */
    KeyPlacement UNKNOWN = (key, partition) -> true;

    boolean belongs(byte[] key, int partition);
}
