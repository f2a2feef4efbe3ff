package smscoach.cli.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Reasons;
import smscoach.contract.Topic;

/** How to reach a cluster. Nothing here is ever printed but the servers and the prefix: the rest may be secret. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class KafkaOptions {

    private static final String SERVERS_OF_KAFKA = "bootstrap.servers";

    @Spec(Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT[,...]", description = "Where the Kafka cluster is.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--kafka",
            paramLabel = "KEY=VALUE",
            description = "Any setting of Kafka's clients, as security.protocol=SASL_SSL; repeatable. Also"
                    + " COACH_KAFKA_SECURITY_PROTOCOL=… and, in the file, kafka.security.protocol=….")
    private Map<String, String> kafka = new TreeMap<>();

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description = "A properties file with settings of Kafka's clients, below those of --kafka.")
    private @Nullable Path kafkaConfig;

    @Mixin
    private TopicPrefixOption topics = new TopicPrefixOption();

    /** The servers, without which a command of a cluster can do nothing. */
    public String bootstrapServers() {
        String servers =
                bootstrapServers != null ? bootstrapServers : passedThrough().get(SERVERS_OF_KAFKA);
        if (servers == null || servers.isBlank()) {
            throw CommandFailure.usage("'" + spec.qualifiedName()
                    + "' needs a Kafka cluster, and none is given. Name it with --bootstrap-servers HOST:PORT"
                    + " or COACH_BOOTSTRAP_SERVERS.");
        }
        return servers;
    }

    /** Whether a cluster is named at all, for commands that can start one of their own. */
    public boolean hasServers() {
        return bootstrapServers != null || passedThrough().containsKey(SERVERS_OF_KAFKA);
    }

    /** All settings for a client of the cluster, its servers among them. */
    public Map<String, Object> client() {
        Map<String, Object> client = new TreeMap<>(passedThrough());
        client.put(SERVERS_OF_KAFKA, bootstrapServers());
        return client;
    }

    /** The settings that are passed through to Kafka's clients, without the servers. */
    public Map<String, String> clientSettings() {
        Map<String, String> settings = passedThrough();
        settings.remove(SERVERS_OF_KAFKA);
        return settings;
    }

    /** Later ones go over earlier ones: --kafka-config, then the file, the environment, --kafka. */
    private Map<String, String> passedThrough() {
        Map<String, String> settings = new TreeMap<>();
        if (kafkaConfig != null) {
            settings.putAll(read(kafkaConfig));
        }
        if (spec.defaultValueProvider() instanceof OptionSources sources) {
            settings.putAll(
                    sources.pairs(spec.findOption("--kafka"), spec.root().commandLine()));
        }
        settings.putAll(kafka);
        return settings;
    }

    public TopicPrefixOption topics() {
        return topics;
    }

    public String topicPrefix() {
        return topics.prefix();
    }

    public String nameOf(Topic topic) {
        return topics.nameOf(topic);
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file, UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Cannot read --kafka-config " + file + ": " + Reasons.of(e) + ".", e);
        } catch (IllegalArgumentException e) {
            // Its message could quote a secret.
            throw CommandFailure.usage(
                    "--kafka-config " + file + " is no properties file: a \\u lacks its four digits.");
        }
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> settings.put(key, properties.getProperty(key)));
        return settings;
    }
}
