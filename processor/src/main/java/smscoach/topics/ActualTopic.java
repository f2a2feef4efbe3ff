package smscoach.topics;

import java.util.Map;
import java.util.Optional;

/**
 * What a topic is on the cluster.
 *
 * @param configs as they are in force, the broker's defaults included; empty when this principal may not read them
 */
record ActualTopic(String name, int partitions, int replicationFactor, Optional<Map<String, String>> configs) {

    Optional<String> config(String key) {
        return configs.map(all -> all.get(key));
    }
}
