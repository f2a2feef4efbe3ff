package smscoach.cli.replay.shadow;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.cli.cluster.Cluster;
import smscoach.contract.Topic;
import smscoach.engine.OutputRecord;
import smscoach.history.TopicRecords;

/** Writes outputs where production's would lie, and in the same transaction the positions of the inputs that made them. */
final class ShadowWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShadowWriter.class);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    /** Less than a broker's patience with a transaction, whatever the records are. */
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final Cluster shadow;
    private final KafkaProducer<byte[], byte[]> producer;
    private final ConsumerGroupMetadata group;
    private final int mostInputs;
    private final Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private int inputs;
    private long bytes;
    private boolean isOpen;
    private long written;

    /** Ends whatever another run under this prefix has open: from here on that one cannot write any more. */
    ShadowWriter(Cluster shadow, int inputsPerTransaction) {
        this.shadow = shadow;
        this.mostInputs = inputsPerTransaction;
        String id = ShadowPositions.group(shadow.topicPrefix());
        this.group = shadow.group(id);
        this.producer = shadow.transactionalProducer(id);
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close();
            throw e;
        }
    }

    void write(OutputRecord output, Function<Topic, Integer> partitions, int inputPartition) {
        begin();
        Integer partition =
                output.topic() == Topic.COACH_DEAD_LETTERS ? inputPartition % partitions.apply(output.topic()) : null;
        var record = TopicRecords.written(shadow.nameOf(output.topic()), partition, output);
        var unused = producer.send(record, (metadata, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
        bytes +=
                (output.key() == null ? 0 : output.key().length) + (output.value() == null ? 0 : output.value().length);
        written++;
    }

    /** All outputs of this input are written. */
    void taken(TopicPartition input, OffsetAndMetadata next) {
        begin();
        taken.put(input, next);
        inputs++;
        if (inputs >= mostInputs || bytes >= MOST_BYTES) {
            commit();
        }
    }

    void commit() {
        if (inputs == 0) {
            return;
        }
        Exception failed = failure.get();
        if (failed != null) {
            throw shadow.failure(failed);
        }
        producer.sendOffsetsToTransaction(taken, group);
        producer.commitTransaction();
        taken.clear();
        inputs = 0;
        bytes = 0;
        isOpen = false;
    }

    private void begin() {
        if (!isOpen) {
            producer.beginTransaction();
            isOpen = true;
        }
    }

    long written() {
        return written;
    }

    /** What was not committed never was. */
    @Override
    public void close() {
        try {
            if (isOpen) {
                producer.abortTransaction();
            }
        } catch (KafkaException e) {
            LOG.debug("The brokers will abort it, only later", e);
        } finally {
            producer.close(CLOSING);
        }
    }
}
