package smscoach.bench.state;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import smscoach.bench.compare.measure.Committed;
import smscoach.contract.Topic;
import smscoach.history.TopicRecords;
import smscoach.torture.stage.StageException;
import smscoach.torture.stage.Topics;
import smscoach.torture.stage.Waiting;

/** Reads committed outputs as they come, and sees since when the work on each input partition goes on. */
final class Outflow implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final long NEVER = Long.MIN_VALUE;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AtomicLongArray firstAt;
    private final AtomicLongArray lastAt;
    private final Thread thread = Thread.ofPlatform().name("outflow").unstarted(this::run);

    Outflow(String servers, int partitions) {
        this.consumer = Committed.consumer(
                servers,
                partitions,
                Topic.outputs().stream().map(Topic::defaultName).toArray(String[]::new));
        this.firstAt = new AtomicLongArray(partitions);
        this.lastAt = new AtomicLongArray(partitions);
    }

    /** From now on; what is there does not count. */
    void start() {
        Committed.seekToEnd(consumer);
        forget();
        thread.start();
    }

    private void run() {
        try (consumer) {
            while (true) {
                consumer.poll(POLL).forEach(this::receive);
            }
        } catch (WakeupException e) {
            // close() asks for that.
        }
    }

    private void receive(ConsumerRecord<byte[], byte[]> record) {
        Topic topic = Topic.named(record.topic()).orElseThrow();
        int partition =
                Topics.partitionOfCause(TopicRecords.output(topic, record).record());
        long now = System.nanoTime();
        boolean unused = firstAt.compareAndSet(partition, NEVER, now);
        lastAt.set(partition, now);
    }

    /** Waits until all has come of a processor that has ended, and forgets that. */
    void awaitDry(Duration patience) throws InterruptedException {
        Waiting.require(patience, "Committed come of nobody", () -> {
            long now = System.nanoTime();
            return partitions().allMatch(partition -> now - lastAt.get(partition) > QUIET.toNanos());
        });
        forget();
    }

    /** Forgets what came. */
    void forget() {
        long now = System.nanoTime();
        partitions().forEach(partition -> {
            lastAt.set(partition, now);
            firstAt.set(partition, NEVER);
        });
    }

    /** Waits until something has come of every partition; returns when it had of the last. */
    long awaitAll(Duration patience) throws InterruptedException {
        Waiting.require(patience, "No outputs come", () -> {
            if (!thread.isAlive()) {
                throw new StageException("The outputs cannot be read any more");
            }
            return partitions().allMatch(partition -> firstAt.get(partition) != NEVER);
        });
        return partitions().mapToLong(firstAt::get).max().orElseThrow();
    }

    private IntStream partitions() {
        return IntStream.range(0, firstAt.length());
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
