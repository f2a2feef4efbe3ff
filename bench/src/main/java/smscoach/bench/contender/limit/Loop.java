package smscoach.bench.contender.limit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import smscoach.bench.contender.Setup;
import smscoach.stream.StreamsProperties;

/** One thread: consumes, works, produces, and commits outputs and positions in one transaction. */
final class Loop implements Runnable {

    private static final Duration POLL = Duration.ofMillis(10);

    /** As many records of one input may wait for the other. */
    private static final int WAITING = 20_000;

    private final Setup setup;
    private final Work work;
    private final int number;
    private final List<Integer> partitions;
    private final Map<Integer, Merge> merges = new HashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
    private volatile boolean running;
    private volatile boolean stopping;

    /** The loop of that number works on each partition that is its turn. */
    Loop(Setup setup, Work work, int number) {
        this.setup = setup;
        this.work = work;
        this.number = number;
        this.partitions = IntStream.range(0, setup.partitions())
                .filter(partition -> partition % setup.threads() == number)
                .boxed()
                .toList();
        partitions.forEach(partition -> merges.put(partition, new Merge()));
    }

    boolean isRunning() {
        return running;
    }

    void stop() {
        stopping = true;
    }

    @Override
    public void run() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer();
                KafkaProducer<byte[], byte[]> producer = producer()) {
            consumer.assign(partitions.stream()
                    .flatMap(partition -> Stream.of(commands(partition), events(partition)))
                    .toList());
            producer.initTransactions();
            running = true;
            long committed = System.nanoTime();
            while (!stopping) {
                turn(consumer, producer);
                long now = System.nanoTime();
                if (now - committed >= setup.commitInterval().toNanos() && !taken.isEmpty()) {
                    producer.sendOffsetsToTransaction(taken, consumer.groupMetadata());
                    producer.commitTransaction();
                    taken.clear();
                    committed = now;
                }
            }
        } finally {
            running = false;
        }
    }

    private void turn(KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer) {
        ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
        if (!work.wantsOrder()) {
            polled.forEach(record -> take(record, producer));
            return;
        }
        for (ConsumerRecord<byte[], byte[]> record : polled) {
            Merge merge = Objects.requireNonNull(merges.get(record.partition()));
            if (record.topic().equals(setup.commands())) {
                merge.addCommand(record);
            } else {
                merge.addEvent(record);
            }
        }
        merges.forEach((partition, merge) -> drain(partition, merge, consumer, producer));
    }

    private void drain(
            int partition,
            Merge merge,
            KafkaConsumer<byte[], byte[]> consumer,
            KafkaProducer<byte[], byte[]> producer) {
        boolean allCommands = isAtEnd(consumer, commands(partition));
        boolean allEvents = isAtEnd(consumer, events(partition));
        for (var next = merge.next(allCommands, allEvents); next != null; next = merge.next(allCommands, allEvents)) {
            take(next, producer);
        }
        hold(consumer, commands(partition), merge.commands() > WAITING);
        hold(consumer, events(partition), merge.events() > WAITING);
    }

    private void take(ConsumerRecord<byte[], byte[]> record, KafkaProducer<byte[], byte[]> producer) {
        if (taken.isEmpty()) {
            producer.beginTransaction();
        }
        taken.put(new TopicPartition(record.topic(), record.partition()), new OffsetAndMetadata(record.offset() + 1));
        work.take(record, out -> send(out, producer));
    }

    /** A record that cannot be sent fails the commit. */
    private static void send(ProducerRecord<byte[], byte[]> record, KafkaProducer<byte[], byte[]> producer) {
        var unused = producer.send(record);
    }

    private static boolean isAtEnd(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition) {
        return consumer.currentLag(partition).orElse(1) == 0;
    }

    private static void hold(KafkaConsumer<byte[], byte[]> consumer, TopicPartition partition, boolean hold) {
        if (hold != consumer.paused().contains(partition)) {
            if (hold) {
                consumer.pause(List.of(partition));
            } else {
                consumer.resume(List.of(partition));
            }
        }
    }

    private TopicPartition commands(int partition) {
        return new TopicPartition(setup.commands(), partition);
    }

    private TopicPartition events(int partition) {
        return new TopicPartition(setup.events(), partition);
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        setup.bootstrapServers(),
                        ConsumerConfig.GROUP_ID_CONFIG,
                        setup.applicationId(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        1_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        setup.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        setup.applicationId() + "-" + number,
                        ProducerConfig.LINGER_MS_CONFIG,
                        StreamsProperties.LINGER_MILLIS,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        StreamsProperties.BATCH_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
