package smscoach.bench.compare.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import smscoach.contract.Topic;

/** Sends probes when they are due, however the others fare. */
final class Sender implements AutoCloseable {

    /** As in the records that wait for throughput, one in so many is an accept. */
    static final int RECORDS_PER_PROBE = 10;

    private final Producer<byte[], byte[]> producer;
    private final Deque<Integer> open = new ArrayDeque<>();
    private int messages;
    private final String prefix;

    Sender(String servers, String prefix) {
        this(
                new KafkaProducer<>(
                        Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.LINGER_MS_CONFIG, 1),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()),
                prefix);
    }

    Sender(Producer<byte[], byte[]> producer, String prefix) {
        this.producer = producer;
        this.prefix = prefix;
    }

    /** Returns in another millisecond than that of the commands, so that no event is as old as they are. */
    void subscribe() throws InterruptedException {
        for (String contactCenter : Probe.contactCenters()) {
            send(Topic.COACH_COMMANDS, contactCenter, Probe.subscription(contactCenter));
        }
        producer.flush();
        Feed.awaitNextMillisecond();
    }

    /**
     * Sends a wave: of each ten records an accept, a completion and messages between; a session is open for about a
     * second. Returns how many records a second were sent.
     */
    double send(Wave wave, int first, int ratePerSecond) throws InterruptedException {
        int records = RECORDS_PER_PROBE * wave.probes();
        int mostOpen = Math.max(1, ratePerSecond / RECORDS_PER_PROBE);
        while (open.size() > mostOpen) { // those of a higher rate
            completeOldest();
        }
        long start = System.nanoTime();
        for (int i = 0; i < records; i++) {
            long due = start + TimeUnit.SECONDS.toNanos(i) / ratePerSecond;
            Due.await(due);
            int number = first + i / RECORDS_PER_PROBE;
            if (i % RECORDS_PER_PROBE == 0) {
                wave.due(number, due);
                open.addLast(number);
                send(Topic.SMS_SESSION_EVENTS, Probe.contactCenter(number), Probe.accept(number));
            } else if (i % RECORDS_PER_PROBE == RECORDS_PER_PROBE / 2 && open.size() > mostOpen) {
                completeOldest();
            } else {
                int session = open.removeFirst();
                open.addLast(session);
                send(Topic.SMS_SESSION_EVENTS, Probe.contactCenter(session), Probe.message(session, messages++));
            }
        }
        producer.flush();
        return records * 1e9 / (System.nanoTime() - start);
    }

    private void completeOldest() {
        int ended = open.removeFirst();
        send(Topic.SMS_SESSION_EVENTS, Probe.contactCenter(ended), Probe.complete(ended));
    }

    private void send(Topic topic, String contactCenter, byte[] value) {
        var unused =
                producer.send(new ProducerRecord<>(prefix + topic.defaultName(), contactCenter.getBytes(UTF_8), value));
    }

    @Override
    public void close() {
        producer.close();
    }
}
