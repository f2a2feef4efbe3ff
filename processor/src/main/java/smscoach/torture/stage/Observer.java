package smscoach.torture.stage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import smscoach.replay.Received;

/**
 * A downstream consumer: reads committed outputs as they come, keeps them, and sees how long after the append of their
 * causes they came.
 */
public final class Observer implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Topics topics;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;
    private final List<Received> received = new ArrayList<>();
    private final AtomicLongArray newest;
    private final AtomicLong slowest = new AtomicLong();
    private volatile Map<TopicPartition, Long> until = Map.of();
    private volatile boolean done;
    private volatile @Nullable RuntimeException failure;

    /** Follows all outputs of causes on so many input partitions. */
    public Observer(Topics topics, int inputPartitions) {
        this.topics = topics;
        this.consumer = topics.consumer();
        this.newest = new AtomicLongArray(inputPartitions);
        this.thread = Thread.ofPlatform().name("observer").unstarted(this::run);
    }

    public void start() {
        Collection<TopicPartition> all = topics.outputPartitions();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        thread.start();
    }

    private void run() {
        try {
            while (!isAtTheEnd()) {
                consumer.poll(POLL).forEach(this::receive);
            }
        } catch (WakeupException e) {
            // close() asks for that.
        } catch (RuntimeException e) {
            failure = e;
        } finally {
            done = true;
            consumer.close();
        }
    }

    private boolean isAtTheEnd() {
        Map<TopicPartition, Long> ends = until;
        return !ends.isEmpty()
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void receive(ConsumerRecord<byte[], byte[]> record) {
        Received each = topics.received(record);
        int partition = Topics.partitionOfCause(each.record());
        newest.accumulateAndGet(partition, record.timestamp(), Math::max);
        slowest.accumulateAndGet(System.currentTimeMillis() - record.timestamp(), Math::max);
        synchronized (received) {
            received.add(each);
        }
    }

    /** Whether of every input partition something has come that was appended at that time or later. */
    public boolean isFlowingSince(long millis) {
        RuntimeException found = failure;
        if (found != null) {
            throw found;
        }
        for (int partition = 0; partition < newest.length(); partition++) {
            if (newest.get(partition) < millis) {
                return false;
            }
        }
        return true;
    }

    /** The longest time from the append of a cause to the receipt of an output, in milliseconds, since the last call. */
    public long slowestSinceLastCall() {
        return slowest.getAndSet(0);
    }

    public int count() {
        synchronized (received) {
            return received.size();
        }
    }

    /** Waits until everything before these ends has come, and gives all of it. */
    public List<Received> readTo(Map<TopicPartition, Long> ends, Duration patience) throws InterruptedException {
        until = Map.copyOf(ends);
        Waiting.require(patience, "The outputs could not be read to their ends", () -> done);
        RuntimeException found = failure;
        if (found != null) {
            throw found;
        }
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    @Override
    public void close() {
        if (!done) {
            consumer.wakeup();
        }
    }
}
