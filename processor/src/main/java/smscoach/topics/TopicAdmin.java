package smscoach.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import smscoach.contract.Topic;

/**
 * Creates, checks and describes the nine topics. It takes no partition and no record from anybody: what exists stays,
 * and configurations change only when asked.
 *
 * <p>Every method throws a {@link StartupException} when the cluster does not answer or forbids the question.
 */
public final class TopicAdmin {
    private final Cluster cluster;
    private final TopicReader reader;
    private final TopicWriter writer;

    /**
     * Works on the cluster of this client.
     *
     * @param bootstrapServers to be named when something is wrong
     */
    public TopicAdmin(Admin admin, String bootstrapServers) {
        this(new Cluster(admin, bootstrapServers, Cluster.PATIENCE));
    }

    TopicAdmin(Cluster cluster) {
        this.cluster = cluster;
        this.reader = new TopicReader(cluster);
        this.writer = new TopicWriter(cluster);
    }

    /**
     * Creates what is missing, and says how the rest differs from the plan. The second time it changes nothing.
     *
     * @param fix whether to set configurations that differ; partitions and replicas stay as they are in any case
     */
    public List<TopicResult> create(TopicPlan plan, boolean fix) {
        var before = reader.read(plan.names());
        var created = createMissing(plan, before);
        var actual = created.isEmpty() ? before : readWhenAllAreThere(plan);
        var differences = new Differences(plan, actual);
        var results = new ArrayList<TopicResult>();
        for (var planned : plan.topics()) {
            var found = new ArrayList<>(differences.of(planned));
            if (created.containsKey(planned.name())) {
                created.get(planned.name()).ifPresent(note -> replacePartitions(found, note));
                results.add(TopicResult.created(planned.name(), found));
            } else {
                var fixed = fix ? fix(planned, found) : List.<Difference>of();
                found.removeAll(fixed);
                results.add(TopicResult.found(planned.name(), found, fixed));
            }
        }
        return List.copyOf(results);
    }

    /** Creates those that are missing, and leaves the rest alone; gives the names of the new ones. */
    public List<String> createMissing(Collection<PlannedTopic> planned) {
        Set<String> names = planned.stream().map(PlannedTopic::name).collect(Collectors.toSet());
        var before = reader.read(names);
        var missing = planned.stream()
                .filter(topic -> !before.containsKey(topic.name()))
                .toList();
        if (!missing.isEmpty()) {
            writer.create(missing);
            cluster.becomesTrue(() -> reader.read(names).keySet().containsAll(names));
        }
        return missing.stream().map(PlannedTopic::name).toList();
    }

    /** Looks, and writes nothing. */
    public List<TopicResult> check(TopicPlan plan) {
        var differences = new Differences(plan, reader.read(plan.names()));
        return plan.topics().stream()
                .map(planned -> TopicResult.found(planned.name(), differences.of(planned), List.of()))
                .toList();
    }

    /** A line for each topic, whether it exists or not. */
    public List<TopicRow> describe(TopicPlan plan) {
        var actual = reader.read(plan.names());
        return plan.topics().stream()
                .map(planned -> {
                    var found = Optional.ofNullable(actual.get(planned.name()));
                    return TopicRow.of(
                            planned, found, found.map(reader::records).orElse(OptionalLong.empty()));
                })
                .toList();
    }

    /** The new topics by name, each with what is to be said about its partitions. */
    private Map<String, Optional<Difference>> createMissing(TopicPlan plan, Map<String, ActualTopic> before) {
        var notes = new HashMap<String, Optional<Difference>>();
        var missing = new ArrayList<PlannedTopic>();
        for (var planned : plan.topics()) {
            if (before.containsKey(planned.name())) {
                continue;
            }
            var other = planned.isInput() ? otherInput(plan, planned, before) : Optional.<ActualTopic>empty();
            missing.add(other.map(input -> planned.withPartitions(input.partitions()))
                    .orElse(planned));
            notes.put(
                    planned.name(),
                    other.filter(input -> planned.partitions() != TopicPlan.BROKERS_CHOICE
                                    && planned.partitions() != input.partitions())
                            .map(input -> Difference.Partitions.asTheOtherInput(planned, input)));
        }
        if (!missing.isEmpty()) {
            writer.create(missing);
        }
        return notes;
    }

    /** A second input with another number of partitions could only be deleted again. */
    private static Optional<ActualTopic> otherInput(
            TopicPlan plan, PlannedTopic input, Map<String, ActualTopic> before) {
        return Topic.inputs().stream()
                .filter(topic -> topic != input.topic())
                .map(topic -> before.get(plan.name(topic)))
                .flatMap(topic -> Optional.ofNullable(topic).stream())
                .findFirst();
    }

    private Map<String, ActualTopic> readWhenAllAreThere(TopicPlan plan) {
        var names = plan.names();
        cluster.becomesTrue(() -> reader.read(names).keySet().containsAll(names));
        return reader.read(names);
    }

    private static void replacePartitions(List<Difference> differences, Difference note) {
        differences.removeIf(Difference.Partitions.class::isInstance);
        differences.addFirst(note);
    }

    /** What was put right of these. */
    private List<Difference> fix(PlannedTopic planned, List<Difference> differences) {
        var fixable = differences.stream()
                .filter(difference -> difference.remedy().isPresent())
                .toList();
        if (!fixable.isEmpty()) {
            writer.configure(
                    planned.name(),
                    fixable.stream()
                            .flatMap(difference -> difference.remedy().stream())
                            .toList());
        }
        return fixable;
    }
}
