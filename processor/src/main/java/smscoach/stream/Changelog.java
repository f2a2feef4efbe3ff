package smscoach.stream;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.streams.StreamsConfig.REPLICATION_FACTOR_CONFIG;
import static org.apache.kafka.streams.StreamsConfig.TOPIC_PREFIX;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.streams.StreamsConfig;
import smscoach.config.Settings;

/** The topic that holds the state, as Kafka Streams makes it: for those who must know it before Kafka Streams starts. */
public final class Changelog {

    private Changelog() {}

    public static String name(String applicationId) {
        return applicationId + ending();
    }

    /** Whether it is the one of some application. */
    public static boolean isOne(String topic) {
        return topic.endsWith(ending());
    }

    private static String ending() {
        return "-" + CoachingTopology.STORE + "-changelog";
    }

    /** To be made where it is missing. Kafka Streams takes it for its own, whoever made it. */
    public static NewTopic topic(Settings settings, int partitions) {
        StreamsConfig config = new StreamsConfig(StreamsProperties.of(settings));
        short replicas = config.getInt(REPLICATION_FACTOR_CONFIG).shortValue();
        Map<String, String> configs = new HashMap<>();
        configs.put(MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        configs.put(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT);
        config.originalsWithPrefix(TOPIC_PREFIX).forEach((key, value) -> configs.put(key, String.valueOf(value)));
        configs.putAll(CoachingTopology.CHANGELOG);
        return new NewTopic(name(settings.applicationId()), partitions, replicas).configs(configs);
    }
}
