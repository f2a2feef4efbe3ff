package smscoach.topics;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigsOptions;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The two things that are ever written: new topics, and their configuration. */
record TopicWriter(Cluster cluster) {
    private static final Set<Class<? extends ApiException>> REFUSALS = Set.of(
            AuthorizationException.class,
            InvalidConfigurationException.class,
            InvalidPartitionsException.class,
            InvalidReplicationFactorException.class,
            InvalidRequestException.class,
            PolicyViolationException.class,
            TopicExistsException.class);

    void create(List<PlannedTopic> missing) {
        answers(missing.stream().map(PlannedTopic::asNewTopic).toList())
                .forEach((name, answer) -> await(
                        "create", name, answer, e -> notAllowed("create", name, "CREATE", "coach topics create", e)));
    }

    /** @param notAllowed what to say when this principal has not the right */
    void create(NewTopic topic, Function<ApiException, StartupException> notAllowed) {
        answers(List.of(topic)).forEach((name, answer) -> await("create", name, answer, notAllowed));
    }

    private Map<String, KafkaFuture<Void>> answers(List<NewTopic> topics) {
        return cluster.admin()
                .createTopics(topics, new CreateTopicsOptions().timeoutMs(cluster.timeoutMillis()))
                .values();
    }

    void configure(String name, Collection<Difference.Change> changes) {
        var sets = changes.stream()
                .map(change ->
                        new AlterConfigOp(new ConfigEntry(change.key(), change.value()), AlterConfigOp.OpType.SET))
                .toList();
        var answer = cluster.admin()
                .incrementalAlterConfigs(
                        Map.of(new ConfigResource(ConfigResource.Type.TOPIC, name), sets),
                        new AlterConfigsOptions().timeoutMs(cluster.timeoutMillis()))
                .all();
        await(
                "configure",
                name,
                answer,
                e -> notAllowed("configure", name, "ALTER_CONFIGS", "coach topics create --fix", e));
    }

    private void await(
            String what, String name, KafkaFuture<Void> answer, Function<ApiException, StartupException> notAllowed) {
        var error = cluster.refusal("trying to %s %s".formatted(what, name), answer, REFUSALS);
        switch (error.orElse(null)) {
            case null -> {}
            case TopicExistsException another -> {
                // Another instance was faster, with the same plan or with one that the check will tell.
            }
            case AuthorizationException e -> throw notAllowed.apply(e);
            case ApiException e ->
                throw new StartupException(
                        StartupProblem.TOPIC_REFUSED,
                        "Kafka at %s refused to %s %s: %s Ask for what it allows, or change its rules."
                                .formatted(cluster.bootstrapServers(), what, name, Cluster.sentence(e)),
                        e);
        }
    }

    private StartupException notAllowed(String what, String name, String right, String command, ApiException e) {
        return new StartupException(
                StartupProblem.NOT_AUTHORIZED,
                ("Kafka at %s does not let this principal %s %s: grant it %s on the topic with `kafka-acls.sh`, or let"
                                + " an administrator run `%s`.")
                        .formatted(cluster.bootstrapServers(), what, name, right, command),
                e);
    }
}
