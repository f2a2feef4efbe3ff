package smscoach.gateway.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import smscoach.contract.Topic;
import smscoach.gateway.kafka.Kafka;
import smscoach.gateway.kafka.Start;
import smscoach.gateway.kafka.Stretch;

/** The last day of a topic, for what memory does not hold any more. */
final class Past {

    /** How long the processor remembers a reply, by default. */
    private static final Duration LOOK_BACK = Duration.ofDays(1);
    /** A partition's last so many; what is further back is not worth a minute of reading for one question. */
    private static final long MOST_RECORDS = 500_000;

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LOOKS_AT_ONCE = 2;

    private final Kafka kafka;
    private final Semaphore looks = new Semaphore(LOOKS_AT_ONCE);

    Past(Kafka kafka) {
        this.kafka = kafka;
    }

    /**
     * The latest that is looked for.
     *
     * @param place gives a number, and the partition is that of so many modulo their count
     * @param match what a record is, if it is looked for
     */
    <T> Optional<T> find(
            Topic topic,
            ToIntFunction<Consumer<byte[], byte[]>> place,
            Function<ConsumerRecord<byte[], byte[]>, Optional<T>> match)
            throws InterruptedException {
        if (!looks.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new KafkaException("Too many look for old answers");
        }
        try (Consumer<byte[], byte[]> consumer = kafka.consumers().get()) {
            String name = kafka.names().apply(topic);
            int count = consumer.partitionsFor(name).size();
            return find(consumer, new TopicPartition(name, place.applyAsInt(consumer) % count), match);
        } finally {
            looks.release();
        }
    }

    private static <T> Optional<T> find(
            Consumer<byte[], byte[]> consumer,
            TopicPartition partition,
            Function<ConsumerRecord<byte[], byte[]>, Optional<T>> match) {
        AtomicReference<T> found = new AtomicReference<>();
        long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        long since =
                new Start.Back(LOOK_BACK).offsets(consumer, List.of(partition)).getOrDefault(partition, end);
        boolean all = Stretch.read(
                consumer,
                Map.of(partition, Math.max(since, end - MOST_RECORDS)),
                Map.of(partition, end),
                PATIENCE,
                record -> {
                    match.apply(record).ifPresent(found::set);
                    return true;
                });
        if (!all && found.get() == null) {
            throw new KafkaException("The past could not be read in time");
        }
        return Optional.ofNullable(found.get());
    }
}
