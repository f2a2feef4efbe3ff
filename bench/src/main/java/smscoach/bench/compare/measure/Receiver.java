package smscoach.bench.compare.measure;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Reads committed outputs as they come, as a supervisor's desktop would. */
final class Receiver implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = Thread.ofPlatform().name("receiver").unstarted(this::run);
    private volatile Wave wave = new Wave(0, 0);
    private volatile boolean stopping;

    private Receiver(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static Receiver start(String servers, String topic, int partitions) {
        Receiver receiver = new Receiver(Committed.consumer(servers, partitions, topic));
        receiver.thread.start();
        return receiver;
    }

    /** Whose news is waited for from now on. */
    void expect(Wave next) {
        wave = next;
    }

    private void run() {
        try (consumer) {
            while (!stopping) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    wave.news(Probe.numberIn(record.value()), System.nanoTime());
                }
            }
        }
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
