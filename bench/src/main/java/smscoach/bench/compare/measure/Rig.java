package smscoach.bench.compare.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import smscoach.broker.EmbeddedKafka;
import smscoach.topics.TopicAdmin;
import smscoach.topics.TopicPlan;
import smscoach.torture.stage.Topics;
import smscoach.torture.stage.Waiting;

/**
 * What everything is measured on.
 *
 * @param folder for the contenders' state and logs
 * @param limit how long one measurement may take
 */
public record Rig(EmbeddedKafka kafka, Admin admin, Path folder, Duration limit) implements AutoCloseable {

    private static final int HEAP_MEGABYTES = 1024;
    private static final Duration TO_DELETE = Duration.ofSeconds(30);

    /** One node, as fast as one that runs for months. */
    public static EmbeddedKafka.Builder node() {
        return EmbeddedKafka.builder().longLived().heapMegabytes(HEAP_MEGABYTES);
    }

    /** The same, where nothing is cleaned up while it is counted how much was written. */
    public static EmbeddedKafka.Builder broker() {
        return node().property("log.cleaner.enable", "false")
                .property("log.retention.check.interval.ms", "86400000")
                .property("log.segment.delete.delay.ms", "1000");
    }

    /** Starts it, and ends it with this rig. */
    public static Rig on(EmbeddedKafka.Builder broker, Path folder, Duration limit) {
        EmbeddedKafka kafka = broker.start();
        try {
            return new Rig(kafka, Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers())), folder, limit);
        } catch (RuntimeException e) {
            kafka.close();
            throw e;
        }
    }

    /** Deletes all topics but these, and creates those of the prefix that are missing. */
    public void renew(String prefix, int partitions, Set<String> kept) throws ExecutionException, InterruptedException {
        Predicate<String> unwanted = topic -> !kept.contains(topic);
        Set<String> doomed =
                admin.listTopics().names().get().stream().filter(unwanted).collect(Collectors.toSet());
        if (!doomed.isEmpty()) {
            admin.deleteTopics(doomed).all().get();
            Waiting.require(
                    TO_DELETE,
                    "Topics of the last measurement are still there",
                    () -> admin.listTopics().names().get().stream().noneMatch(unwanted));
        }
        var unused = new TopicAdmin(admin, servers()).create(TopicPlan.of(prefix, partitions), false);
    }

    public String servers() {
        return kafka.bootstrapServers();
    }

    /** The sum over the topic's partitions of where the committed records end. */
    long committedEnd(String topic, int partitions) throws ExecutionException, InterruptedException {
        return ends(Set.of(topic), partitions, IsolationLevel.READ_COMMITTED).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Which share of the records in these topics the partition with most of them has: nobody is done before its thread. */
    public double fullest(Set<String> topics, int partitions) throws ExecutionException, InterruptedException {
        Map<Integer, Long> records = new HashMap<>();
        ends(topics, partitions, IsolationLevel.READ_UNCOMMITTED)
                .forEach((partition, end) -> records.merge(partition.partition(), end, Long::sum));
        long all = records.values().stream().mapToLong(Long::longValue).sum();
        return all == 0 ? 0 : (double) Collections.max(records.values()) / all;
    }

    /** Where the records of each partition of these topics end. */
    public Map<TopicPartition, Long> ends(Set<String> topics, int partitions, IsolationLevel isolation)
            throws ExecutionException, InterruptedException {
        List<TopicPartition> all = new ArrayList<>();
        for (String topic : topics) {
            for (int partition = 0; partition < partitions; partition++) {
                all.add(new TopicPartition(topic, partition));
            }
        }
        return Topics.ends(admin, all, isolation);
    }

    /** How many bytes Kafka's logs hold, by topic. */
    public Map<String, Long> logBytes() throws ExecutionException, InterruptedException {
        Map<String, Long> bytes = new HashMap<>();
        for (Map<String, LogDirDescription> folders :
                admin.describeLogDirs(List.of(1)).allDescriptions().get().values()) {
            folders.values()
                    .forEach(each -> each.replicaInfos()
                            .forEach(
                                    (partition, replica) -> bytes.merge(partition.topic(), replica.size(), Long::sum)));
        }
        return bytes;
    }

    /** The processor time that Kafka has taken so far. */
    public Duration kafkaCpuTime() {
        return ProcessHandle.of(kafka.node(1).pid())
                .flatMap(process -> process.info().totalCpuDuration())
                .orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        try (kafka) {
            admin.close();
        }
    }
}
