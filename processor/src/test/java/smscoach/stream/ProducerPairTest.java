package smscoach.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ProducerPairTest {

    private static final TopicPartition INPUT = new TopicPartition("in", 0);

    private static final ConsumerGroupMetadata GROUP = new MockConsumer<>("earliest").groupMetadata();

    private final MockProducer<byte[], byte[]> first = producer();
    private final MockProducer<byte[], byte[]> second = producer();
    private final List<Long> commits = new ArrayList<>();
    private long now;
    private final ProducerPair pair = new ProducerPair(first, second, () -> now, commits::add);

    @Test
    void shouldTakeTurnsWithEachCommit() {
        // Given
        pair.initTransactions();

        // When
        commit("a", 1);
        commit("b", 2);
        commit("c", 3);

        // Then
        assertThat(values(first)).containsExactly("a", "c");
        assertThat(values(second)).containsExactly("b");
        assertThat(positions(first)).containsExactly(1L, 3L);
        assertThat(positions(second)).containsExactly(2L);
        assertThat(commits).hasSize(3);
    }

    @Test
    void shouldCountTheSendingOfPositionsAsPartOfTheCommit() {
        // Given
        pair.initTransactions();

        // When
        commit("a", 1);
        pair.beginTransaction();
        now += 1_000;
        pair.commitTransaction();

        // Then
        assertThat(commits).containsExactly(7L + 100, 100L);
    }

    @Test
    void shouldGoOnWithTheSameAfterAnAbort() {
        // Given
        pair.initTransactions();
        pair.beginTransaction();
        send("never");

        // When
        pair.abortTransaction();
        commit("again", 1);

        // Then
        assertThat(values(first)).containsExactly("again");
        assertThat(values(second)).isEmpty();
        assertThat(commits).hasSize(1);
    }

    @Test
    void shouldNotTakeTurnsWhereACommitFails() {
        // Given
        pair.initTransactions();
        pair.beginTransaction();
        send("a");
        first.commitTransactionException = new TimeoutException("too slow");

        // When
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(pair::commitTransaction);
        first.commitTransactionException = null;
        pair.commitTransaction();

        // Then
        assertThat(values(first)).containsExactly("a");
        assertThat(commits).hasSize(1);
    }

    @Test
    void shouldBeInitializedAgainWhereTheSecondTookTooLong() {
        // Given
        second.initTransactionException = new TimeoutException("too slow");
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(pair::initTransactions);
        assertThatIllegalStateException().isThrownBy(first::initTransactions);

        // When
        second.initTransactionException = null;
        pair.initTransactions();

        // Then
        commit("a", 1);
        commit("b", 2);
        assertThat(values(second)).containsExactly("b");
    }

    @Test
    void shouldCloseBoth() {
        // Given
        first.closeException = new KafkaException("no");

        // When
        assertThatExceptionOfType(KafkaException.class).isThrownBy(pair::close);

        // Then
        assertThat(second.closed()).isTrue();
    }

    @Test
    void shouldTellTheMetricsOfBothAndTimesAsASum() {
        // Given
        metric(first, "flush-time-ns-total", "p", 3.0);
        metric(second, "flush-time-ns-total", "p-b", 4.0);
        metric(first, "record-send-total", "p", 5.0);
        metric(second, "record-send-total", "p-b", 6.0);

        // When
        Map<MetricName, ? extends Metric> all = pair.metrics();

        // Then
        assertThat(all.entrySet())
                .extracting(Map.Entry::getKey, entry -> entry.getValue().metricValue())
                .containsExactlyInAnyOrder(
                        tuple(name("flush-time-ns-total", "p"), 7.0),
                        tuple(name("record-send-total", "p"), 5.0),
                        tuple(name("record-send-total", "p-b"), 6.0));
    }

    @Test
    void shouldGiveTheSecondIdsOfItsOwn() {
        // When
        Map<String, Object> second = ProducerPair.secondOf(
                Map.of("transactional.id", "coach-1", "client.id", "coach-1-producer", "linger.ms", 5));

        // Then
        assertThat(second)
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("transactional.id", "coach-1-b", "client.id", "coach-1-producer-b", "linger.ms", 5));
    }

    private void commit(String value, long position) {
        pair.beginTransaction();
        send(value);
        pair.sendOffsetsToTransaction(Map.of(INPUT, new OffsetAndMetadata(position)), GROUP);
        pair.commitTransaction();
    }

    private void send(String value) {
        var unused = pair.send(new ProducerRecord<>("out", value.getBytes(UTF_8)));
    }

    private static List<String> values(MockProducer<byte[], byte[]> producer) {
        return producer.history().stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private static List<Long> positions(MockProducer<byte[], byte[]> producer) {
        return producer.consumerGroupOffsetsHistory().stream()
                .flatMap(commit -> commit.values().stream())
                .flatMap(positions -> positions.values().stream())
                .map(OffsetAndMetadata::offset)
                .toList();
    }

    private static void metric(MockProducer<byte[], byte[]> producer, String name, String client, double value) {
        producer.setMockMetrics(name(name, client), new Fixed(name(name, client), value));
    }

    private static MetricName name(String name, String client) {
        return new MetricName(name, "producer-metrics", "", Map.of("client-id", client));
    }

    private record Fixed(MetricName metricName, Object metricValue) implements Metric {}

    /** One that takes 7 ns to send positions and 100 to commit. */
    private MockProducer<byte[], byte[]> producer() {
        return new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public void sendOffsetsToTransaction(
                    Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
                now += 7;
                super.sendOffsetsToTransaction(offsets, group);
            }

            @Override
            public void commitTransaction() {
                now += 100;
                super.commitTransaction();
            }
        };
    }
}
