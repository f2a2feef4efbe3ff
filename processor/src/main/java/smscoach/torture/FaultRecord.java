package smscoach.torture;

/**
 * A fault that was, as a report tells of it.
 *
 * @param number from 1
 * @param atSeconds since the first record was published
 * @param kind or "upgrade"
 * @param detail to whom it happened
 * @param lastedMillis until all was as before
 * @param recoveryMillis the longest that an output came after the append of its cause meanwhile, on any partition
 * @param rebalances how often the partitions were shared anew
 */
public record FaultRecord(
        int number,
        long atSeconds,
        String kind,
        String detail,
        long lastedMillis,
        long recoveryMillis,
        int rebalances) {}
