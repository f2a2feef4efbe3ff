package smscoach.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import smscoach.domain.Rules;

/**
 * All settings of a processor instance. It cannot exist when they are wrong.
 *
 * @param bootstrapServers where the Kafka cluster is
 * @param topicPrefix before the name of every topic
 * @param applicationId Kafka Streams' application.id: the consumer group, and the prefix of internal topics
 * @param stateDir where the state stores are, one folder per instance
 * @param threads stream threads of this instance
 * @param standbyReplicas copies of each state store on other instances
 * @param groupProtocol {@code classic} or {@code streams}
 * @param kafka any Kafka client setting, passed through
 */
public record Settings(
        String bootstrapServers,
        String topicPrefix,
        String applicationId,
        Path stateDir,
        int threads,
        int standbyReplicas,
        String groupProtocol,
        Rules rules,
        Map<String, String> kafka) {

    public Settings {
        require(!bootstrapServers.isBlank(), "bootstrap-servers", "is empty");
        require(
                topicPrefix.matches("[a-zA-Z0-9._-]{0,64}"),
                "topic-prefix",
                "may hold a-z A-Z 0-9 . _ - only, at most 64");
        require(applicationId.matches("[a-zA-Z0-9._-]{1,128}"), "application-id", "may hold a-z A-Z 0-9 . _ - only");
        require(threads >= 1, "threads", "must be at least 1");
        require(standbyReplicas >= 0, "standby-replicas", "must not be negative");
        require(
                groupProtocol.equals("classic") || groupProtocol.equals("streams"),
                "group-protocol",
                "must be classic or streams");
        kafka = Map.copyOf(kafka);
    }

    /** The same for an instance that is alone. */
    public Settings withoutStandbys() {
        return new Settings(
                bootstrapServers, topicPrefix, applicationId, stateDir, threads, 0, groupProtocol, rules, kafka);
    }

    /** The same with a setting of Kafka's clients, unless it has it already. */
    public Settings withClientSetting(String key, String value) {
        Map<String, String> more = new HashMap<>(kafka);
        more.putIfAbsent(key, value);
        return new Settings(
                bootstrapServers,
                topicPrefix,
                applicationId,
                stateDir,
                threads,
                standbyReplicas,
                groupProtocol,
                rules,
                more);
    }

    /** Without the values that are passed through: there are passwords among them. */
    @Override
    public String toString() {
        return "Settings[" + applicationId + " on " + bootstrapServers + ", topic-prefix '" + topicPrefix
                + "', state-dir " + stateDir + ", threads " + threads + ", standby-replicas " + standbyReplicas
                + ", group-protocol " + groupProtocol + ", " + rules + ", kafka " + kafka.keySet() + "]";
    }

    private static void require(boolean holds, String key, String problem) {
        if (!holds) {
            throw new IllegalArgumentException(key + " " + problem);
        }
    }
}
