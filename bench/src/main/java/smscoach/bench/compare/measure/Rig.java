package smscoach.bench.compare.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import smscoach.broker.EmbeddedKafka;
import smscoach.topics.TopicAdmin;
import smscoach.topics.TopicPlan;
import smscoach.torture.stage.Waiting;

/**
 * What everything is measured on.
 *
 * @param folder for the contenders' state and logs
 * @param limit how long one measurement may take
 */
public record Rig(EmbeddedKafka kafka, Admin admin, Path folder, Duration limit) {

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
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(topic, partition), partition -> OffsetSpec.latest()));
        return admin
                .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .values()
                .stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    /** Which share of the records in these topics the partition with most of them has: nobody is done before its thread. */
    public double fullest(Set<String> topics) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(topics)
                .allTopicNames()
                .get()
                .forEach((topic, description) -> description
                        .partitions()
                        .forEach(each -> latest.put(new TopicPartition(topic, each.partition()), OffsetSpec.latest())));
        Map<Integer, Long> records = new HashMap<>();
        admin.listOffsets(latest)
                .all()
                .get()
                .forEach((partition, end) -> records.merge(partition.partition(), end.offset(), Long::sum));
        long all = records.values().stream().mapToLong(Long::longValue).sum();
        return all == 0 ? 0 : (double) Collections.max(records.values()) / all;
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
}
