package smscoach.topics;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_DELETE;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.kafka.clients.admin.NewTopic;
import smscoach.contract.Topic;

/**
 * What one topic must be.
 *
 * @param name with prefix
 * @param configs what is set on creation and looked at in a check; all else is the operator's
 */
public record PlannedTopic(
        Topic topic, String name, int partitions, short replicationFactor, Map<String, String> configs) {
    /** The time at which the broker took the record: the order between the two inputs hangs on it. */
    static final String LOG_APPEND_TIME = "LogAppendTime";

    /** The time that the processor gives: that of the cause, so that the same records give the same bytes. */
    static final String CREATE_TIME = "CreateTime";

    /** An output carries the time that a broker gave its cause, and that broker's clock may have run ahead. */
    static final String ANY_TIME = String.valueOf(Long.MAX_VALUE);

    public PlannedTopic {
        configs = Collections.unmodifiableMap(new LinkedHashMap<>(configs));
    }

    static PlannedTopic of(Topic topic, String name, int partitions, short replicationFactor, OptionalInt minInsync) {
        var configs = new LinkedHashMap<String, String>();
        configs.put(CLEANUP_POLICY_CONFIG, policy(topic));
        if (topic.policy() == Topic.Policy.DELETE) {
            configs.put(RETENTION_MS_CONFIG, String.valueOf(topic.retention().toMillis()));
        }
        configs.put(MAX_MESSAGE_BYTES_CONFIG, String.valueOf(topic.maxMessageBytes()));
        configs.put(
                MESSAGE_TIMESTAMP_TYPE_CONFIG, topic.direction() == Topic.Direction.IN ? LOG_APPEND_TIME : CREATE_TIME);
        if (topic.direction() == Topic.Direction.OUT) {
            configs.put(MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, ANY_TIME);
        }
        minInsync.ifPresent(least -> configs.put(MIN_IN_SYNC_REPLICAS_CONFIG, String.valueOf(least)));
        return new PlannedTopic(topic, name, partitions, replicationFactor, configs);
    }

    boolean isInput() {
        return topic.direction() == Topic.Direction.IN;
    }

    PlannedTopic withPartitions(int count) {
        return new PlannedTopic(topic, name, count, replicationFactor, configs);
    }

    NewTopic asNewTopic() {
        return new NewTopic(name, partitions, replicationFactor).configs(configs);
    }

    private static String policy(Topic topic) {
        return switch (topic.policy()) {
            case DELETE -> CLEANUP_POLICY_DELETE;
            case COMPACT -> CLEANUP_POLICY_COMPACT;
        };
    }
}
