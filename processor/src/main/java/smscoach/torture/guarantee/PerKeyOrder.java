package smscoach.torture.guarantee;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.replay.Received;

/** The records of a key lie on one partition in the order of their causes, and a supervisor's are numbered on. */
public record PerKeyOrder() implements Guarantee {

    @Override
    public String promise() {
        return "The outputs of a key are on one partition, in the order in which they were caused, and so are the dead"
                + " letters of an input partition; a supervisor's sequence has no gap.";
    }

    /** What is in one order: the records of a key, or the dead letters of an input partition, whatever their keys. */
    private record Lane(Topic topic, String key) {

        static Lane of(Identity identity) {
            String inputPartition = identity.cause().split("@", 2)[0];
            return new Lane(
                    identity.topic(), identity.topic() == Topic.COACH_DEAD_LETTERS ? inputPartition : identity.key());
        }
    }

    private record Place(int partition, long rank) {}

    @Override
    public long check(Evidence evidence, Consumer<String> violations) {
        Map<Identity, Long> ranks = new HashMap<>();
        evidence.expected().keySet().forEach(identity -> ranks.put(identity, (long) ranks.size()));
        Map<Lane, Place> last = new HashMap<>();
        Map<String, Long> sequences = new HashMap<>();
        evidence.committed().forEach((identity, received) -> {
            Long rank = ranks.get(identity);
            if (rank != null) {
                follow(last, identity, received, rank, violations);
            }
            if (identity.topic() == Topic.SUPERVISOR_SESSION_EVENTS) {
                count(sequences, identity, received, violations);
            }
        });
        return evidence.committed().size();
    }

    private static void follow(
            Map<Lane, Place> last, Identity identity, Received received, long rank, Consumer<String> violations) {
        Place before = last.put(Lane.of(identity), new Place(received.partition(), rank));
        if (before != null && before.partition() != received.partition()) {
            violations.accept("Astray: " + received.position() + " is " + identity
                    + ", and an earlier one of the key is" + " on partition " + before.partition() + ".");
        } else if (before != null && before.rank() > rank) {
            violations.accept("Too late: " + received.position() + " is " + identity
                    + ", and stands behind one that was caused after it.");
        }
    }

    private static void count(
            Map<String, Long> sequences, Identity identity, Received received, Consumer<String> violations) {
        byte[] value = received.record().value();
        if (value == null) {
            return;
        }
        long sequence = ContractJson.read(SupervisorSessionEvent.class, value).sequence();
        long before = sequences.getOrDefault(identity.key(), 0L);
        sequences.put(identity.key(), sequence);
        if (sequence != before + 1) {
            violations.accept("A gap: " + received.position() + " is number " + sequence + " for " + identity.key()
                    + ", after " + before + ".");
        }
    }
}
