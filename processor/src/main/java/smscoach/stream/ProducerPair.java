package smscoach.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metrics.KafkaMetric;

/**
 * Two transactional producers that take turns, a transaction each: what a stream thread takes for its one producer.
 *
 * <p>Brokers say that a transaction is committed before they have told all its partitions, and hold up the next one of
 * the same producer until then. The next one of another producer they take at once. Whoever reads committed records gets
 * them in the order in which they were written, whichever transaction is closed first; and so do the group's positions
 * move: of two committed ones that which was written later counts.
 */
final class ProducerPair implements Producer<byte[], byte[]> {

    /** Follows the ids of the first producer in those of the second. */
    static final String SECOND = "-b";

    private final Producer<byte[], byte[]> first;
    private final Producer<byte[], byte[]> second;
    private final LongSupplier nanos;
    private final LongConsumer committed;
    private Producer<byte[], byte[]> current;
    private Producer<byte[], byte[]> next;
    private boolean firstIsReady;
    private long offsetsTook;

    /** Tells after each commit how many nanoseconds it took by that clock, the sending of positions included. */
    ProducerPair(
            Producer<byte[], byte[]> first,
            Producer<byte[], byte[]> second,
            LongSupplier nanos,
            LongConsumer committed) {
        this.first = first;
        this.second = second;
        this.nanos = nanos;
        this.committed = committed;
        this.current = first;
        this.next = second;
    }

    /** What the second producer is given where the first is given this. */
    static Map<String, Object> secondOf(Map<String, Object> config) {
        Map<String, Object> other = new HashMap<>(config);
        for (String id : List.of(ProducerConfig.TRANSACTIONAL_ID_CONFIG, ProducerConfig.CLIENT_ID_CONFIG)) {
            other.computeIfPresent(id, (name, value) -> value + SECOND);
        }
        return other;
    }

    /** May be asked again where it took too long; a producer must not be. */
    @Override
    public void initTransactions() {
        if (!firstIsReady) {
            first.initTransactions();
            firstIsReady = true;
        }
        second.initTransactions();
    }

    @Override
    public void beginTransaction() {
        offsetsTook = 0;
        current.beginTransaction();
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
        return current.send(record);
    }

    @Override
    public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback callback) {
        return current.send(record, callback);
    }

    /**
     * Kafka Streams calls it before a commit for each task, one after the other, and would wait for the brokers each
     * time. The commit waits for all records itself, and fails where one of them did.
     */
    @Override
    public void flush() {}

    @Override
    public void sendOffsetsToTransaction(Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
        long start = nanos.getAsLong();
        current.sendOffsetsToTransaction(offsets, group);
        offsetsTook = nanos.getAsLong() - start;
    }

    @Override
    public void commitTransaction() {
        long start = nanos.getAsLong();
        current.commitTransaction();
        Producer<byte[], byte[]> done = current;
        current = next;
        next = done;
        committed.accept(offsetsTook + nanos.getAsLong() - start);
    }

    @Override
    public void abortTransaction() {
        current.abortTransaction();
    }

    @Override
    public List<PartitionInfo> partitionsFor(String topic) {
        return current.partitionsFor(topic);
    }

    /** Of both; Kafka Streams adds up the times for which it was held up, and wants one of each name: their sum. */
    @Override
    public Map<MetricName, ? extends Metric> metrics() {
        Map<MetricName, Metric> all = new HashMap<>(first.metrics());
        Map<String, Metric> times = new HashMap<>();
        all.forEach((name, metric) -> {
            if (isTime(name)) {
                times.put(name.name(), metric);
            }
        });
        second.metrics().forEach((name, metric) -> {
            Metric ours = times.get(name.name());
            if (ours == null) {
                all.put(name, metric);
            } else {
                all.put(ours.metricName(), new Sum(ours, metric));
            }
        });
        return all;
    }

    private static boolean isTime(MetricName name) {
        return name.name().endsWith("-time-ns-total");
    }

    private record Sum(Metric first, Metric second) implements Metric {

        @Override
        public MetricName metricName() {
            return first.metricName();
        }

        @Override
        public Object metricValue() {
            return (double) first.metricValue() + (double) second.metricValue();
        }
    }

    @Override
    public Uuid clientInstanceId(Duration timeout) {
        return first.clientInstanceId(timeout);
    }

    @Override
    public void registerMetricForSubscription(KafkaMetric metric) {
        first.registerMetricForSubscription(metric);
    }

    @Override
    public void unregisterMetricFromSubscription(KafkaMetric metric) {
        first.unregisterMetricFromSubscription(metric);
    }

    @Override
    public void close() {
        try (second) {
            first.close();
        }
    }

    @Override
    public void close(Duration timeout) {
        try {
            first.close(timeout);
        } finally {
            second.close(timeout);
        }
    }
}
