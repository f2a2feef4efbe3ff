package smscoach.topics;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads what is on the cluster, as far as this principal may. */
record TopicReader(Cluster cluster) {
    private static final List<Class<? extends ApiException>> NOT_DESCRIBED =
            List.of(UnknownTopicOrPartitionException.class, AuthorizationException.class);

    /** What exists of these topics, by name. */
    Map<String, ActualTopic> read(Collection<String> names) {
        var descriptions = descriptions(names);
        var configs = configs(descriptions.keySet());
        var found = new HashMap<String, ActualTopic>();
        configs.forEach((name, config) -> {
            var partitions = Objects.requireNonNull(descriptions.get(name)).partitions();
            int replicas = partitions.getFirst().replicas().size();
            found.put(name, new ActualTopic(name, partitions.size(), replicas, config));
        });
        return Collections.unmodifiableMap(found);
    }

    /** The numbers of partitions of all topics that this principal sees and the filter takes, by name. */
    Map<String, Integer> partitions(Predicate<String> filter) {
        var names = cluster
                .answer(
                        "listing topics",
                        cluster.admin()
                                .listTopics(new ListTopicsOptions().timeoutMs(cluster.timeoutMillis()))
                                .names())
                .stream()
                .filter(filter)
                .toList();
        var counts = new HashMap<String, Integer>();
        descriptions(names)
                .forEach((name, description) ->
                        counts.put(name, description.partitions().size()));
        return counts;
    }

    /** End minus beginning: what is compacted away and the marks of transactions count too. */
    OptionalLong records(ActualTopic topic) {
        var partitions = IntStream.range(0, topic.partitions())
                .mapToObj(number -> new TopicPartition(topic.name(), number))
                .toList();
        try {
            return OptionalLong.of(offsets(partitions, OffsetSpec::latest) - offsets(partitions, OffsetSpec::earliest));
        } catch (StartupException e) {
            return OptionalLong.empty();
        }
    }

    private long offsets(List<TopicPartition> partitions, Supplier<OffsetSpec> which) {
        var question = partitions.stream().collect(Collectors.toMap(partition -> partition, unused -> which.get()));
        var answer = cluster.admin()
                .listOffsets(question, new ListOffsetsOptions().timeoutMs(cluster.timeoutMillis()))
                .all();
        return cluster.answer("counting records", answer).values().stream()
                .mapToLong(offset -> offset.offset())
                .sum();
    }

    private Map<String, TopicDescription> descriptions(Collection<String> names) {
        var answers = cluster.admin()
                .describeTopics(names, new DescribeTopicsOptions().timeoutMs(cluster.timeoutMillis()))
                .topicNameValues();
        var found = new LinkedHashMap<String, TopicDescription>();
        var forbidden = new TreeSet<String>();
        answers.forEach((name, answer) -> {
            var refusal = cluster.refusal("describing " + name, answer, NOT_DESCRIBED);
            if (refusal.isEmpty()) {
                found.put(name, cluster.answer("describing " + name, answer));
            } else if (refusal.get() instanceof AuthorizationException) {
                forbidden.add(name);
            }
        });
        if (!forbidden.isEmpty()) {
            throw new StartupException(
                    StartupProblem.NOT_AUTHORIZED,
                    "Kafka at %s does not let this principal see %s. Grant it DESCRIBE there with `kafka-acls.sh`."
                            .formatted(cluster.bootstrapServers(), String.join(", ", forbidden)));
        }
        return found;
    }

    /** Empty for those that may not be read, and nothing for those that are not there after all. */
    private Map<String, Optional<Map<String, String>>> configs(Collection<String> names) {
        var resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        var answers = cluster.admin()
                .describeConfigs(resources, new DescribeConfigsOptions().timeoutMs(cluster.timeoutMillis()))
                .values();
        var found = new HashMap<String, Optional<Map<String, String>>>();
        answers.forEach((resource, answer) -> {
            var doing = "reading the configuration of " + resource.name();
            var refusal = cluster.refusal(doing, answer, NOT_DESCRIBED);
            if (refusal.isEmpty()) {
                found.put(resource.name(), Optional.of(values(cluster.answer(doing, answer))));
            } else if (refusal.get() instanceof AuthorizationException) {
                found.put(resource.name(), Optional.empty());
            }
        });
        return found;
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }
}
