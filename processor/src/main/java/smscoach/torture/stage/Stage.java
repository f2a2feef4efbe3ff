package smscoach.torture.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import smscoach.broker.EmbeddedKafka;
import smscoach.broker.KafkaNode;

/**
 * All that a fault can get at.
 *
 * @param disks the file systems of the instances' state folders, where there are such
 */
public record Stage(
        EmbeddedKafka kafka,
        String topicPrefix,
        Topics topics,
        Fleet fleet,
        Observer observer,
        Map<Path, StateDisk> disks,
        Random random) {

    /** How long it may take until outputs come again, whatever happened. */
    private static final Duration TO_RECOVER = Duration.ofMinutes(3);

    /** Waits until outputs come of what is appended from now on, on every partition. */
    public void awaitFlow() throws InterruptedException {
        long now = System.currentTimeMillis();
        Waiting.require(TO_RECOVER, "Not every partition gives outputs again", () -> observer.isFlowingSince(now));
    }

    /** Waits until no replica is behind. */
    public void awaitReplicas() throws InterruptedException {
        Waiting.require(TO_RECOVER, "Not every replica is in sync again", topics::areFullyReplicated);
    }

    /** A node that leads: a partition of our topics, or the group, or a transaction. */
    public KafkaNode aLeader() throws InterruptedException {
        String[] starts = {topicPrefix, "__consumer_offsets", "__transaction_state"};
        String start = starts[random.nextInt(starts.length)];
        int[] found = {1};
        Waiting.require(TO_RECOVER, "No partition has a leader", () -> {
            var leaders = topics.leaders(start);
            found[0] = leaders.get(random.nextInt(leaders.size()));
            return true;
        });
        return kafka.node(found[0]);
    }

    /** Some time between the two. */
    public void pauseBetween(Duration least, Duration most) throws InterruptedException {
        Waiting.pause(least.plusMillis(random.nextLong(most.minus(least).toMillis() + 1)));
    }
}
