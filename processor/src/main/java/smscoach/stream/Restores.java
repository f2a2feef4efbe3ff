package smscoach.stream;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the partitions are whose state is being restored from the changelog. */
final class Restores implements StateRestoreListener {

    private static final Logger LOG = LoggerFactory.getLogger(Restores.class);

    /** @param remaining offsets, among which markers of transactions are */
    private record Restore(long end, long remaining, long startedAt) {}

    private final Map<Integer, Restore> byPartition = new ConcurrentHashMap<>();

    /** By partition; 0 for one that is restored. */
    Map<Integer, Long> remaining() {
        Map<Integer, Long> remaining = new ConcurrentHashMap<>();
        byPartition.forEach((partition, restore) -> remaining.put(partition, restore.remaining));
        return remaining;
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long start, long end) {
        byPartition.put(changelog.partition(), new Restore(end, Math.max(0, end - start), System.nanoTime()));
        if (end > start) {
            LOG.atInfo()
                    .addKeyValue("partition", changelog.partition())
                    .addKeyValue("records", end - start)
                    .log("Restoring partition {}: {} records of its changelog", changelog.partition(), end - start);
        }
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long batchEnd, long count) {
        byPartition.computeIfPresent(
                changelog.partition(),
                (partition, restore) ->
                        new Restore(restore.end, Math.max(0, restore.end - batchEnd - 1), restore.startedAt));
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long count) {
        Restore restore = byPartition.get(changelog.partition());
        if (restore == null) {
            return;
        }
        byPartition.put(changelog.partition(), new Restore(restore.end, 0, restore.startedAt));
        if (count > 0) {
            long millis = (System.nanoTime() - restore.startedAt) / 1_000_000;
            LOG.atInfo()
                    .addKeyValue("partition", changelog.partition())
                    .addKeyValue("records", count)
                    .addKeyValue("millis", millis)
                    .log("Restored partition {}: {} records in {} ms", changelog.partition(), count, millis);
        }
    }

    /** The partition has gone elsewhere. */
    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long count) {
        byPartition.remove(changelog.partition());
    }
}
