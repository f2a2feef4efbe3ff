package smscoach.topics;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.FenceProducersOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/**
 * Whether this principal has the rights of its role. Kafka Streams would find out one by one, some of them at the first
 * record, others by trying again for ever; tools would stop half-way.
 *
 * @param rights all that it needs
 */
record AccessChecks(Cluster cluster, List<Right> rights) {
    /** No topic can have this name, so nothing is committed; the refusal tells whether the group was in the way. */
    private static final TopicPartition NOWHERE = new TopicPartition("start-up check of rights", 0);

    /** No producer of Kafka Streams has this id, they have a UUID there: so nobody's transaction ends. */
    private static final String NOBODY = "start-up-check";

    private static final List<Class<? extends ApiException>> NOT_DESCRIBED =
            List.of(UnknownTopicOrPartitionException.class, AuthorizationException.class);
    private static final List<Class<? extends ApiException>> NOT_COMMITTED =
            List.of(UnknownTopicOrPartitionException.class, InvalidTopicException.class, AuthorizationException.class);
    private static final List<Class<? extends ApiException>> NOT_ASKED = List.of(AuthorizationException.class);
    private static final List<Class<? extends ApiException>> NO_PRODUCER =
            List.of(InvalidTxnTimeoutException.class, AuthorizationException.class);

    /** Asks for all but those on topics that do not exist yet, of which nobody can tell. */
    void require() {
        refuse(missing(rights));
    }

    /** Makes the topic where it is missing, as Kafka Streams would in a moment: then there is no doubt left. */
    void requireOwn(NewTopic topic) {
        var name = Set.of(topic.name());
        if (operations(name).isEmpty()) {
            new TopicWriter(cluster)
                    .create(topic, unused -> refusal(List.of(Right.onTopic(AclOperation.CREATE, topic.name()))));
            cluster.becomesTrue(() -> !operations(name).isEmpty());
        }
        refuse(missing(rights.stream()
                .filter(right -> right.name().equals(topic.name()))
                .toList()));
    }

    private List<Right> missing(List<Right> asked) {
        var topics = asked.stream()
                .filter(right -> right.type() == ResourceType.TOPIC)
                .map(Right::name)
                .collect(Collectors.toSet());
        var operations = operations(topics);
        return asked.stream().filter(right -> isMissing(right, operations)).toList();
    }

    private boolean isMissing(Right right, Map<String, Set<AclOperation>> onTopics) {
        return switch (right.type()) {
            case GROUP -> right.operation() == AclOperation.DESCRIBE ? !mayAsk(right.name()) : !mayCommit(right.name());
            case TRANSACTIONAL_ID -> !mayBeginTransactions(right);
            case TOPIC -> onTopics.containsKey(right.name()) && isMissing(right, onTopics.get(right.name()));
            default -> throw new IllegalArgumentException("No way to ask for " + right.words());
        };
    }

    /** What exists needs no CREATE. */
    private static boolean isMissing(Right right, Set<AclOperation> allowed) {
        return !allowed.contains(right.operation()) && (right.operation() != AclOperation.CREATE || allowed.isEmpty());
    }

    /** What is allowed on those of the topics that exist or are hidden; on hidden ones nothing. */
    private Map<String, Set<AclOperation>> operations(Collection<String> names) {
        var options =
                new DescribeTopicsOptions().includeAuthorizedOperations(true).timeoutMs(cluster.timeoutMillis());
        var found = new HashMap<String, Set<AclOperation>>();
        cluster.admin().describeTopics(names, options).topicNameValues().forEach((name, answer) -> {
            var doing = "asking what is allowed on " + name;
            var refusal = cluster.refusal(doing, answer, NOT_DESCRIBED);
            if (refusal.isEmpty()) {
                found.put(name, cluster.answer(doing, answer).authorizedOperations());
            } else if (refusal.get() instanceof AuthorizationException) {
                found.put(name, Set.of());
            }
        });
        return found;
    }

    private boolean mayCommit(String group) {
        var answer = cluster.admin()
                .alterConsumerGroupOffsets(
                        group,
                        Map.of(NOWHERE, new OffsetAndMetadata(0)),
                        new AlterConsumerGroupOffsetsOptions().timeoutMs(cluster.timeoutMillis()))
                .partitionResult(NOWHERE);
        return cluster.refusal("asking what is allowed on group " + group, answer, NOT_COMMITTED)
                .filter(GroupAuthorizationException.class::isInstance)
                .isEmpty();
    }

    private boolean mayAsk(String group) {
        var answer = cluster.admin()
                .listConsumerGroupOffsets(
                        group, new ListConsumerGroupOffsetsOptions().timeoutMs(cluster.timeoutMillis()))
                .partitionsToOffsetAndMetadata();
        return cluster.refusal("asking what is allowed on group " + group, answer, NOT_ASKED)
                .isEmpty();
    }

    private boolean mayBeginTransactions(Right right) {
        // Whoever has the one id begins by ending the transactions of whoever has it, too.
        var id = right.pattern() == PatternType.PREFIXED ? right.name() + NOBODY : right.name();
        var answer = cluster.admin()
                .fenceProducers(List.of(id), new FenceProducersOptions().timeoutMs(cluster.timeoutMillis()))
                .all();
        return cluster.refusal("asking what is allowed on transactional ids", answer, NO_PRODUCER)
                .filter(AuthorizationException.class::isInstance)
                .isEmpty();
    }

    private void refuse(List<Right> missing) {
        if (!missing.isEmpty()) {
            throw refusal(missing);
        }
    }

    private StartupException refusal(List<Right> missing) {
        return new StartupException(
                StartupProblem.NOT_AUTHORIZED,
                "On Kafka at %s this principal lacks %s. Grant it:\n%s"
                        .formatted(
                                cluster.bootstrapServers(),
                                missing.stream().map(Right::words).collect(Collectors.joining(", ")),
                                String.join("\n", AclCommands.grant(cluster.bootstrapServers(), "User:…", missing))));
    }
}
