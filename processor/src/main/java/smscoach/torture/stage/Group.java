package smscoach.torture.stage;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.StreamsGroupMemberAssignment;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import smscoach.engine.InputRecord;

/** The consumer group of the processor, as an onlooker sees it: what it has committed, and how often its work is shared anew. */
public final class Group implements AutoCloseable {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Admin admin;
    private final String id;
    private final String topicPrefix;
    private final boolean streamsProtocol;
    private final AtomicInteger rebalances = new AtomicInteger();
    private final Thread watch = Thread.ofPlatform().name("group-watch").unstarted(this::watch);

    public Group(Admin admin, String id, String topicPrefix, boolean streamsProtocol) {
        this.admin = admin;
        this.id = id;
        this.topicPrefix = topicPrefix;
        this.streamsProtocol = streamsProtocol;
    }

    /** Counts from now on. */
    public void start() {
        watch.start();
    }

    /** How often another sharing of the partitions was seen. */
    public int rebalances() {
        return rebalances.get();
    }

    /** Whether it has committed that it took all these records. */
    public boolean hasTaken(Collection<InputRecord> records) throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> next = new HashMap<>();
        for (InputRecord record : records) {
            next.merge(
                    new TopicPartition(topicPrefix + record.topic().defaultName(), record.partition()),
                    record.offset() + 1,
                    Math::max);
        }
        var offsets = admin.listConsumerGroupOffsets(id)
                .partitionsToOffsetAndMetadata()
                .get();
        return next.entrySet().stream().allMatch(each -> {
            var committed = offsets.get(each.getKey());
            return committed != null && committed.offset() >= each.getValue();
        });
    }

    private void watch() {
        Map<String, Set<String>> before = Map.of();
        try {
            while (true) {
                Map<String, Set<String>> now = sharing();
                if (!now.isEmpty() && !now.equals(before)) {
                    rebalances.incrementAndGet();
                    before = now;
                }
                Waiting.pause(BETWEEN_LOOKS);
            }
        } catch (InterruptedException | WakeupException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Who has which partitions; nothing while that is not settled, or nobody answers. */
    private Map<String, Set<String>> sharing() throws InterruptedException {
        Map<String, Set<String>> sharing = new TreeMap<>();
        try {
            if (streamsProtocol) {
                admin.describeStreamsGroups(List.of(id)).all().get().values().stream()
                        .flatMap(group -> group.members().stream())
                        .forEach(member -> sharing.put(member.memberId(), tasks(member.assignment())));
            } else {
                admin.describeConsumerGroups(List.of(id)).all().get().values().stream()
                        .flatMap(group -> group.members().stream())
                        .forEach(member -> sharing.put(
                                member.consumerId(),
                                member.assignment().topicPartitions().stream()
                                        .map(TopicPartition::toString)
                                        .collect(Collectors.toCollection(TreeSet::new))));
            }
        } catch (ExecutionException e) {
            return Map.of();
        }
        return sharing;
    }

    private static Set<String> tasks(StreamsGroupMemberAssignment assignment) {
        Set<String> tasks = new TreeSet<>();
        assignment
                .activeTasks()
                .forEach(task ->
                        task.partitions().forEach(partition -> tasks.add(task.subtopologyId() + "_" + partition)));
        return tasks;
    }

    @Override
    public void close() {
        watch.interrupt();
    }
}
