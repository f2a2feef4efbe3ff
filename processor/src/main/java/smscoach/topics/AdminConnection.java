package smscoach.topics;

import static org.apache.kafka.clients.admin.AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG;
import static org.apache.kafka.streams.StreamsConfig.APPLICATION_ID_CONFIG;

import java.util.HashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.StreamsConfig;
import smscoach.config.Settings;

/** Opens the client with the settings that Kafka Streams would give its own. */
public final class AdminConnection {
    private static final String NO_ADDRESS = "No resolvable bootstrap urls";

    private AdminConnection() {}

    /**
     * The client looks up names before it exists, so unknown ones show here and not in the first call.
     *
     * @throws StartupException when bootstrap-servers has no address, or a client setting is wrong
     */
    public static Admin open(Settings settings) {
        var all = new HashMap<String, Object>(settings.kafka());
        all.put(BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        all.put(APPLICATION_ID_CONFIG, settings.applicationId());
        try {
            return Admin.create(new StreamsConfig(all).getAdminConfigs(settings.applicationId() + "-startup"));
        } catch (KafkaException e) {
            throw explained(settings, e);
        }
    }

    private static StartupException explained(Settings settings, KafkaException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (Cluster.sentence(cause).contains(NO_ADDRESS)) {
            return Unreachable.unknownName(settings.bootstrapServers(), e);
        }
        return new StartupException(
                StartupProblem.CLIENT_SETTINGS,
                "The Kafka client for bootstrap-servers %s cannot be set up: %s Correct that setting."
                        .formatted(settings.bootstrapServers(), Cluster.sentence(cause)),
                e);
    }
}
