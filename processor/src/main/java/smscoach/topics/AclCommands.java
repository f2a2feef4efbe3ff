package smscoach.topics;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.utils.SecurityUtils;

/** Rights as lines for Kafka's own tool: one line for all resources on which the same is allowed. */
public final class AclCommands {
    private static final Map<ResourceType, String> OPTIONS = Map.of(
            ResourceType.TOPIC, "--topic",
            ResourceType.GROUP, "--group",
            ResourceType.TRANSACTIONAL_ID, "--transactional-id");

    private AclCommands() {}

    private record Resource(ResourceType type, PatternType pattern, String name) {}

    private record Allowed(ResourceType type, PatternType pattern, Set<AclOperation> operations) {}

    /**
     * The lines that grant these rights.
     *
     * @param principal as {@code User:coach}
     */
    public static List<String> grant(String bootstrapServers, String principal, Collection<Right> rights) {
        var operations = new LinkedHashMap<Resource, Set<AclOperation>>();
        rights.forEach(right -> operations
                .computeIfAbsent(
                        new Resource(right.type(), right.pattern(), right.name()),
                        unused -> EnumSet.noneOf(AclOperation.class))
                .add(right.operation()));
        var names = new LinkedHashMap<Allowed, Set<String>>();
        operations.forEach((resource, allowed) -> names.computeIfAbsent(
                        new Allowed(resource.type, resource.pattern, allowed), unused -> new LinkedHashSet<>())
                .add(resource.name));
        var who =
                "kafka-acls.sh --bootstrap-server %s --add --allow-principal %s".formatted(bootstrapServers, principal);
        return names.entrySet().stream()
                .map(line -> who + what(line.getKey(), line.getValue()))
                .toList();
    }

    private static String what(Allowed allowed, Collection<String> names) {
        return options(
                        "--operation",
                        allowed.operations.stream()
                                .map(SecurityUtils::operationName)
                                .toList())
                + (allowed.pattern == PatternType.PREFIXED ? " --resource-pattern-type prefixed" : "")
                + options(String.valueOf(OPTIONS.get(allowed.type)), names);
    }

    private static String options(String option, Collection<String> values) {
        return values.stream().map(value -> " " + option + " " + value).collect(Collectors.joining());
    }
}
