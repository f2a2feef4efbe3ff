package smscoach.gateway.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** A stretch of the log, read once: for what memory does not hold any more. */
public final class Stretch {

    private static final Duration POLL = Duration.ofMillis(200);

    private Stretch() {}

    /**
     * Reads from there to there, each partition in order.
     *
     * @param take false to read no further
     * @return whether it was read to its end in time
     */
    public static boolean read(
            Consumer<byte[], byte[]> consumer,
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            Duration patience,
            Predicate<ConsumerRecord<byte[], byte[]>> take) {
        Map<TopicPartition, Long> left = new HashMap<>();
        from.forEach((partition, offset) -> {
            Long end = to.get(partition);
            if (end != null && offset < end) {
                left.put(partition, end);
            }
        });
        consumer.assign(left.keySet());
        left.keySet().forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
        long deadline = System.nanoTime() + patience.toNanos();
        while (!left.isEmpty()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Long end = left.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end && !take.test(record)) {
                    return true;
                }
            }
            left.entrySet().removeIf(end -> consumer.position(end.getKey()) >= end.getValue());
        }
        return true;
    }
}
