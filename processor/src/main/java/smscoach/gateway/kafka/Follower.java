package smscoach.gateway.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.contract.Topic;

/**
 * Reads all partitions of some topics for as long as it is open, on one thread of its own. What keeps it from reading
 * it waits out, and goes on where it was.
 */
public final class Follower implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Takes what is read. One thread calls all of it. */
    public interface Reader {

        /** Before the first record: where each partition begins. */
        default void begin(Map<TopicPartition, Long> offsets) {}

        void take(ConsumerRecord<byte[], byte[]> record);
    }

    private final Kafka kafka;
    private final List<Topic> topics;
    private final Start start;
    private final Reader reader;
    private final Map<TopicPartition, Long> next = new HashMap<>();
    private final Map<TopicPartition, Long> firstEnds = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch caughtUp = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable Consumer<byte[], byte[]> current;
    private volatile boolean forbidden;

    private Follower(Kafka kafka, String name, List<Topic> topics, Start start, Reader reader) {
        this.kafka = kafka;
        this.topics = List.copyOf(topics);
        this.start = start;
        this.reader = reader;
        this.thread = Thread.ofPlatform().daemon().name("gateway-" + name).unstarted(this::run);
    }

    public static Follower start(Kafka kafka, String name, List<Topic> topics, Start start, Reader reader) {
        Follower follower = new Follower(kafka, name, topics, start, reader);
        follower.thread.start();
        return follower;
    }

    /** Whether all that the topics held when it began has been taken. */
    public boolean isCaughtUp() {
        return caughtUp.getCount() == 0;
    }

    public boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        return caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Whether it waits for a right that it does not have. */
    public boolean isForbidden() {
        return forbidden;
    }

    private void run() {
        while (closed.getCount() > 0) {
            try (Consumer<byte[], byte[]> consumer = kafka.consumers().get()) {
                current = consumer;
                begin(consumer);
                follow(consumer);
            } catch (RuntimeException e) {
                if (closed.getCount() > 0) {
                    told(e);
                    pause();
                }
            }
        }
    }

    /** A right that is missing is so for long: once is enough. */
    private void told(RuntimeException e) {
        boolean again = forbidden;
        forbidden = e instanceof AuthorizationException;
        if (!forbidden || !again) {
            LOG.warn("Reading {} failed, and begins again: {}", topics, e.toString());
        }
    }

    private void begin(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        topics.forEach(topic -> partitions.addAll(kafka.partitions(consumer, topic)));
        consumer.assign(partitions);
        if (next.isEmpty()) {
            firstEnds.putAll(consumer.endOffsets(partitions));
            Map<TopicPartition, Long> offsets = start.offsets(consumer, partitions);
            reader.begin(offsets);
            next.putAll(offsets);
        }
        next.forEach(consumer::seek);
        forbidden = false;
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        while (closed.getCount() > 0) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record);
            }
            if (!isCaughtUp()
                    && firstEnds.entrySet().stream()
                            .allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
                caughtUp.countDown();
            }
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            reader.take(record);
        } catch (RuntimeException e) {
            LOG.error("A bug: {}-{}@{} was not taken", record.topic(), record.partition(), record.offset(), e);
        }
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    private void pause() {
        try {
            boolean unused = closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            boolean unused = thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
