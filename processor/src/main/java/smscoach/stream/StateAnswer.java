package smscoach.stream;

import java.util.Map;
import smscoach.contract.Topic;

/**
 * An answer from the store, and what it is true of.
 *
 * @param partition where the contact center is
 * @param offsets of each input, the one up to which it is true; none before the first record, and of a copy only what it
 *     knows
 * @param active whether it comes from the instance that processes the partition; else from a copy, which may be behind
 */
public record StateAnswer<T>(T value, int partition, Map<Topic, Long> offsets, boolean active) {

    public StateAnswer {
        offsets = Map.copyOf(offsets);
    }
}
