package smscoach.topics;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.stream.Changelog;

/**
 * Looks at the cluster before Kafka Streams starts, which would start on much that breaks the processor's promises, and
 * would say little about the rest.
 */
public final class StartupChecks {
    private final Cluster cluster;
    private final Settings settings;
    private final TopicPlan plan;
    private final TopicReader reader;
    private final AccessChecks access;

    private StartupChecks(Cluster cluster, Settings settings) {
        this.cluster = cluster;
        this.settings = settings;
        this.plan = TopicPlan.asFound(settings.topicPrefix());
        this.reader = new TopicReader(cluster);
        this.access =
                new AccessChecks(cluster, Role.PROCESSOR.rights(settings.topicPrefix(), settings.applicationId()));
    }

    /**
     * Whether the processor may start, without knowing its state stores.
     *
     * @param createTopics whether to create what is missing instead of refusing
     * @param partitionsIfCreated of topics that are created, unless an input or the processor's memory has a number
     * @throws StartupException with the first kind of problem, and all of that stage in its message
     */
    public static Report check(Admin admin, Settings settings, boolean createTopics, int partitionsIfCreated) {
        return check(admin, settings, createTopics, partitionsIfCreated, Set.of());
    }

    /**
     * Whether the processor may start.
     *
     * @param stores the names of the state stores: without them the changelogs of an application whose id begins with
     *     this one's and a dash are taken for this one's own
     */
    public static Report check(
            Admin admin, Settings settings, boolean createTopics, int partitionsIfCreated, Collection<String> stores) {
        return check(admin, settings, createTopics, partitionsIfCreated, stores, Cluster.PATIENCE);
    }

    static Report check(
            Admin admin,
            Settings settings,
            boolean createTopics,
            int partitionsIfCreated,
            Collection<String> stores,
            Duration patience) {
        var cluster = new Cluster(admin, settings.bootstrapServers(), patience);
        return new StartupChecks(cluster, settings).run(createTopics, partitionsIfCreated, stores);
    }

    private Report run(boolean createTopics, int partitionsIfCreated, Collection<String> stores) {
        requireAnswer();
        new Features(cluster).require(settings.groupProtocol().equals("streams"));
        access.require();
        var memory = Memory.of(reader, settings.applicationId(), stores);
        var found = look();
        if (!found.missing().isEmpty() && !createTopics) {
            throw missing(found.missing());
        }
        refuse(found.differences());
        found.inputs().forEach(memory::requireFitting);
        if (found.missing().isEmpty()) {
            access.requireOwn(Changelog.topic(settings, found.partitions()));
            return new Report(found.partitions(), List.of(), found.advised());
        }
        var notes = create(memory, partitionsIfCreated);
        var now = look();
        if (!now.missing().isEmpty()) {
            throw missing(now.missing());
        }
        refuse(now.differences());
        now.inputs().forEach(memory::requireFitting);
        access.require();
        access.requireOwn(Changelog.topic(settings, now.partitions()));
        return new Report(now.partitions(), found.missing(), join(notes, now.advised()));
    }

    /** The first question has the shortest way to an answer, so that its failure says most. */
    private void requireAnswer() {
        cluster.answer(
                "connecting",
                cluster.admin()
                        .describeCluster(new DescribeClusterOptions().timeoutMs(cluster.timeoutMillis()))
                        .nodes());
    }

    private Look look() {
        return new Look(plan, reader.read(plan.names()));
    }

    /** What to say about the partitions of the new topics. */
    private List<Difference> create(Memory memory, int partitionsIfCreated) {
        int partitions = memory.partitions().orElse(partitionsIfCreated);
        var results = new TopicAdmin(cluster).create(TopicPlan.of(settings.topicPrefix(), partitions), false);
        var notes = new ArrayList<Difference>();
        if (partitions != partitionsIfCreated) {
            notes.add(Difference.Partitions.asRemembered(
                    plan.name(Topic.COACH_COMMANDS), partitions, partitionsIfCreated));
        }
        results.stream()
                .filter(result -> result.outcome() == TopicResult.Outcome.CREATED)
                .flatMap(result -> result.differences().stream())
                .filter(Difference.Partitions.class::isInstance)
                .forEach(notes::add);
        return notes;
    }

    private StartupException missing(List<String> names) {
        return new StartupException(
                StartupProblem.TOPIC_MISSING,
                "Missing on Kafka at %s: %s. Create them with `coach topics create`, or start with --create-topics."
                        .formatted(settings.bootstrapServers(), String.join(", ", names)));
    }

    private void refuse(List<Difference> differences) {
        var required = differences.stream()
                .filter(difference -> difference.severity() == Severity.REQUIRED)
                .filter(difference -> !(difference instanceof Difference.Missing))
                .toList();
        if (!required.isEmpty()) {
            var problem = required.stream()
                    .map(StartupChecks::problem)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
            var sentences = required.stream().map(Difference::sentence).collect(Collectors.joining("\n"));
            throw new StartupException(
                    problem,
                    "On Kafka at %s the processor cannot start.\n%s".formatted(settings.bootstrapServers(), sentences));
        }
    }

    private static StartupProblem problem(Difference difference) {
        return switch (difference) {
            case Difference.Missing unused -> StartupProblem.TOPIC_MISSING;
            case Difference.Partitions unused -> StartupProblem.PARTITIONS_UNEQUAL;
            case Difference.Config config -> problem(config.key());
            case Difference.Replication other -> throw notRefused(other);
            case Difference.MinInsync other -> throw notRefused(other);
            case Difference.Unchecked other -> throw notRefused(other);
        };
    }

    private static IllegalStateException notRefused(Difference advised) {
        return new IllegalStateException("Advice is no refusal: " + advised);
    }

    private static StartupProblem problem(String key) {
        return switch (key) {
            case MESSAGE_TIMESTAMP_TYPE_CONFIG -> StartupProblem.TIMESTAMP_TYPE;
            case MAX_MESSAGE_BYTES_CONFIG -> StartupProblem.MESSAGE_SIZE;
            case CLEANUP_POLICY_CONFIG -> StartupProblem.CLEANUP_POLICY;
            default -> throw new IllegalStateException("No refusal for " + key);
        };
    }

    private static List<Difference> join(List<Difference> some, List<Difference> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The topics at one moment. */
    private record Look(TopicPlan plan, Map<String, ActualTopic> actual) {

        List<Difference> differences() {
            var between = new Differences(plan, actual);
            return plan.topics().stream()
                    .flatMap(topic -> between.of(topic).stream())
                    .toList();
        }

        List<Difference> advised() {
            return differences().stream()
                    .filter(difference -> difference.severity() == Severity.ADVISED)
                    .toList();
        }

        List<String> missing() {
            return plan.topics().stream()
                    .map(PlannedTopic::name)
                    .filter(name -> !actual.containsKey(name))
                    .toList();
        }

        List<ActualTopic> inputs() {
            return Topic.inputs().stream()
                    .flatMap(topic -> Optional.ofNullable(actual.get(plan.name(topic))).stream())
                    .toList();
        }

        int partitions() {
            return inputs().getFirst().partitions();
        }
    }
}
