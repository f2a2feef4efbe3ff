package smscoach.topics;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import smscoach.contract.Topic;

/**
 * A topic as a line of a table.
 *
 * @param found empty when it is missing
 */
public record TopicRow(String name, Topic.Direction role, String writtenBy, String key, Optional<Found> found) {
    private static final String NOTHING = "-";
    private static final String UNREADABLE = "?";

    /**
     * What it is on the cluster; configurations are {@code ?} where this principal may not read them.
     *
     * @param records estimated: end minus beginning of each partition, with the marks of transactions; empty when the
     *     cluster did not say
     */
    public record Found(
            int partitions,
            int replicationFactor,
            String policy,
            String retention,
            String maxBytes,
            String timestampType,
            OptionalLong records) {}

    static TopicRow of(PlannedTopic planned, Optional<ActualTopic> actual, OptionalLong records) {
        return new TopicRow(
                planned.name(),
                planned.topic().direction(),
                writtenBy(planned.topic()),
                key(planned.topic()),
                actual.map(topic -> new Found(
                        topic.partitions(),
                        topic.replicationFactor(),
                        value(topic, CLEANUP_POLICY_CONFIG),
                        value(topic, RETENTION_MS_CONFIG),
                        value(topic, MAX_MESSAGE_BYTES_CONFIG),
                        value(topic, MESSAGE_TIMESTAMP_TYPE_CONFIG),
                        records)));
    }

    /** The table's first line. */
    public static List<String> headings() {
        return List.of(
                "topic",
                "role",
                "written by",
                "key",
                "partitions",
                "replicas",
                "policy",
                "retention",
                "max bytes",
                "timestamps",
                "records (about)");
    }

    /** As many as there are headings. */
    public List<String> cells() {
        return List.of(
                name,
                role == Topic.Direction.IN ? "in" : "out",
                writtenBy,
                key,
                found.map(topic -> String.valueOf(topic.partitions)).orElse("missing"),
                found.map(topic -> String.valueOf(topic.replicationFactor)).orElse(NOTHING),
                found.map(Found::policy).orElse(NOTHING),
                found.map(Found::retention).orElse(NOTHING),
                found.map(Found::maxBytes).orElse(NOTHING),
                found.map(Found::timestampType).orElse(NOTHING),
                found.map(topic -> topic.records.isPresent() ? String.valueOf(topic.records.getAsLong()) : UNREADABLE)
                        .orElse(NOTHING));
    }

    private static String value(ActualTopic topic, String key) {
        return topic.config(key).map(value -> Amounts.meaning(key, value)).orElse(UNREADABLE);
    }

    private static String writtenBy(Topic topic) {
        return switch (topic) {
            case COACH_COMMANDS -> "publishers of commands";
            case SMS_SESSION_EVENTS -> "publishers of session events";
            case SUPERVISOR_SESSION_EVENTS,
                    COACH_REPLIES,
                    COACH_SUBSCRIPTIONS,
                    COACHED_SESSIONS,
                    SMS_CUSTOMER_MESSAGES,
                    SMS_MESSAGE_DELIVERIES,
                    COACH_DEAD_LETTERS -> "the processor";
        };
    }

    private static String key(Topic topic) {
        return switch (topic) {
            case COACH_COMMANDS, SMS_SESSION_EVENTS -> "contactCenterId";
            case SUPERVISOR_SESSION_EVENTS, COACH_REPLIES -> "contactCenterId/supervisorId";
            case COACH_SUBSCRIPTIONS -> "contactCenterId/agentId/supervisorId";
            case COACHED_SESSIONS, SMS_CUSTOMER_MESSAGES, SMS_MESSAGE_DELIVERIES -> "contactCenterId/smssessionId";
            case COACH_DEAD_LETTERS -> "of the input record";
        };
    }
}
