package smscoach.gateway.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import smscoach.contract.Topic;
import smscoach.gateway.kafka.Kafka;
import smscoach.gateway.kafka.Stretch;

/** Reads from the log what a stream missed that was away for long. Few do so at once: each reads it all for one. */
final class Missed {

    private static final int AT_ONCE = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TURN = Duration.ofSeconds(20);

    private final Kafka kafka;
    private final EventFeed feed;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    Missed(Kafka kafka, EventFeed feed) {
        this.kafka = kafka;
        this.feed = feed;
    }

    enum Outcome {
        /** All that was missed has been told. */
        TOLD,
        /** Some of it is not kept any more; the rest has been told. */
        PARTLY,
        /** It could not be read in time: the client may come again with the id that it has then. */
        LATE
    }

    Outcome tell(EventStream stream, EventId since, Predicate<Told> tell) throws InterruptedException {
        if (!turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
            return Outcome.LATE;
        }
        try (Consumer<byte[], byte[]> consumer = kafka.consumers().get()) {
            Map<TopicPartition, Long> from = offsets(stream, since);
            boolean isKept = consumer.beginningOffsets(from.keySet()).entrySet().stream()
                    .allMatch(begin -> begin.getValue() <= from.getOrDefault(begin.getKey(), 0L));
            EventId[] at = {since};
            boolean all = Stretch.read(consumer, from, offsets(stream, stream.from()), PATIENCE, record -> {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                at[0] = feed.advanced(at[0], partition, record.offset());
                Optional<Notice> notice = Notice.of(feed.topic(record.topic()), record)
                        .filter(each -> each.owners().contains(stream.owner()));
                return notice.isEmpty() || tell.test(new Told(notice.get(), at[0]));
            });
            return !all ? Outcome.LATE : isKept ? Outcome.TOLD : Outcome.PARTLY;
        } finally {
            turns.release();
        }
    }

    private Map<TopicPartition, Long> offsets(EventStream stream, EventId id) {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        offsets.put(new TopicPartition(feed.sessionEventsTopic(), stream.partition()), id.sessionEvents());
        String messages = kafka.names().apply(Topic.SMS_MESSAGE_DELIVERIES);
        for (int i = 0; i < id.messages().length; i++) {
            offsets.put(new TopicPartition(messages, i), id.messages()[i]);
        }
        return offsets;
    }
}
