package smscoach.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.engine.InputRecord;
import smscoach.replay.OrderedPartition;
import smscoach.replay.ProductionOrder;
import smscoach.replay.Received;

/**
 * What the nine topics held, committed, when this was made; nothing that came later. Inputs come in the order in which
 * production took them.
 */
public final class TopicHistory {

    private static final Duration POLL = Duration.ofMillis(200);

    /** So many records of a topic may wait for those of the other; then it is read no further for a while. */
    private static final int MOST_WAITING = 10_000;

    private final Supplier<KafkaConsumer<byte[], byte[]>> consumers;
    private final Map<Topic, List<TopicPartition>> partitions;
    private final Map<TopicPartition, Topic> topics = new HashMap<>();
    private final Map<TopicPartition, Long> begins;
    private final Map<TopicPartition, Long> ends;
    private final Map<Integer, Long> guessed = new HashMap<>();
    private @Nullable ProductionOrder order;
    private Reading reading = (done, all) -> {};

    /** Is told how far a reading is. */
    public interface Reading {
        void isAt(long done, long all);
    }

    /**
     * Looks where the topics begin and end.
     *
     * @param consumers makes consumers of committed records, in no group
     * @param partitions of all topics that are to be read
     */
    public TopicHistory(
            Supplier<KafkaConsumer<byte[], byte[]>> consumers, Map<Topic, List<TopicPartition>> partitions) {
        this.consumers = consumers;
        this.partitions = Map.copyOf(partitions);
        partitions.forEach((topic, all) -> all.forEach(each -> topics.put(each, topic)));
        try (KafkaConsumer<byte[], byte[]> consumer = consumers.get()) {
            begins = consumer.beginningOffsets(topics.keySet());
            ends = consumer.endOffsets(topics.keySet());
        }
    }

    /** Tells of every reading from now on. */
    public void tell(Reading each) {
        reading = each;
    }

    /**
     * How many commands of each partition number were placed by their append times, for want of an output that tells
     * more; of the last reading of the inputs.
     */
    public Map<Integer, Long> guessed() {
        return Map.copyOf(guessed);
    }

    /** How many partitions each input topic has. */
    public int inputPartitions() {
        return of(List.of(Topic.SMS_SESSION_EVENTS)).size();
    }

    /** The partitions of input topics whose first records retention has eaten, with the first offset that is left. */
    public Map<TopicPartition, Long> eaten() {
        Map<TopicPartition, Long> eaten = new HashMap<>();
        of(Topic.inputs()).forEach(each -> {
            long begin = begins.getOrDefault(each, 0L);
            if (begin > 0) {
                eaten.put(each, begin);
            }
        });
        return eaten;
    }

    /** How many records the input topics hold at most: the marks of transactions count, too. */
    public long mostInputs() {
        return of(Topic.inputs()).stream()
                .mapToLong(each -> end(each) - begins.getOrDefault(each, 0L))
                .sum();
    }

    /** All records of those output topics; each partition in its order. */
    public void outputs(Collection<Topic> which, Consumer<Received> each) {
        read(of(which), (topic, record) -> each.accept(TopicRecords.output(topic, record)), consumer -> {});
    }

    /** All records of the input topics; each partition number in the order in which production took them. */
    public void inputs(Consumer<InputRecord> each) {
        Map<Integer, OrderedPartition> merges = new HashMap<>();
        ProductionOrder known = order();
        Collection<TopicPartition> inputs = of(Topic.inputs());
        inputs.forEach(tp -> merges.computeIfAbsent(tp.partition(), p -> new OrderedPartition(known)));
        read(
                inputs,
                (topic, record) -> merge(merges, record.partition()).add(TopicRecords.input(topic, record)),
                consumer -> {
                    for (TopicPartition tp : inputs) {
                        long position = consumer.position(tp);
                        merge(merges, tp.partition()).readTo(topic(tp), position, position >= end(tp));
                    }
                    merges.values().forEach(merge -> drain(merge, each));
                    holdBack(consumer, inputs, merges);
                });
        guessed.clear();
        merges.forEach((partition, merge) -> guessed.put(partition, merge.guessed()));
    }

    private static OrderedPartition merge(Map<Integer, OrderedPartition> merges, int partition) {
        OrderedPartition merge = merges.get(partition);
        if (merge == null) {
            throw new IllegalStateException("Partition " + partition + " was not asked for");
        }
        return merge;
    }

    private static void drain(OrderedPartition merge, Consumer<InputRecord> each) {
        for (InputRecord next = merge.next(); next != null; next = merge.next()) {
            each.accept(next);
        }
    }

    /** A topic that is far ahead of the other waits for it. */
    private void holdBack(
            KafkaConsumer<byte[], byte[]> consumer,
            Collection<TopicPartition> inputs,
            Map<Integer, OrderedPartition> merges) {
        Set<TopicPartition> ahead = new HashSet<>();
        for (TopicPartition tp : inputs) {
            if (merge(merges, tp.partition()).waitingOf(topic(tp)) > MOST_WAITING) {
                ahead.add(tp);
            }
        }
        consumer.resume(inputs.stream().filter(tp -> !ahead.contains(tp)).toList());
        consumer.pause(ahead);
    }

    private ProductionOrder order() {
        ProductionOrder known = order;
        if (known == null) {
            known = new ProductionOrder();
            ProductionOrder learning = known;
            outputs(
                    List.of(Topic.COACH_REPLIES, Topic.COACH_DEAD_LETTERS),
                    received -> learning.learn(received.record()));
            order = known;
        }
        return known;
    }

    private interface Each {
        void take(Topic topic, ConsumerRecord<byte[], byte[]> record);
    }

    private void read(
            Collection<TopicPartition> which, Each each, Consumer<KafkaConsumer<byte[], byte[]>> afterEachPoll) {
        if (which.isEmpty()) {
            return;
        }
        try (KafkaConsumer<byte[], byte[]> consumer = consumers.get()) {
            consumer.assign(which);
            which.forEach(tp -> consumer.seek(tp, begins.getOrDefault(tp, 0L)));
            long all = which.stream()
                    .mapToLong(tp -> end(tp) - begins.getOrDefault(tp, 0L))
                    .sum();
            boolean more = true;
            while (more) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    TopicPartition tp = new TopicPartition(record.topic(), record.partition());
                    if (record.offset() < end(tp)) {
                        each.take(topic(tp), record);
                    }
                }
                afterEachPoll.accept(consumer);
                long left = which.stream()
                        .mapToLong(tp -> Math.max(0, end(tp) - consumer.position(tp)))
                        .sum();
                reading.isAt(all - left, all);
                more = left > 0;
            }
        }
    }

    private List<TopicPartition> of(Collection<Topic> which) {
        List<TopicPartition> all = new ArrayList<>();
        which.forEach(topic -> all.addAll(partitions.getOrDefault(topic, List.of())));
        return all;
    }

    private Topic topic(TopicPartition tp) {
        Topic topic = topics.get(tp);
        if (topic == null) {
            throw new IllegalStateException(tp + " was not asked for");
        }
        return topic;
    }

    private long end(TopicPartition tp) {
        return ends.getOrDefault(tp, 0L);
    }
}
