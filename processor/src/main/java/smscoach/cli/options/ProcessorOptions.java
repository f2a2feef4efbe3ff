package smscoach.cli.options;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.config.Settings;

/** All that a processor instance needs to be told. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ProcessorOptions {

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = "sms-coach",
            description = "Name of the consumer group and prefix of the changelog topics; the same for all instances."
                    + " Default: ${DEFAULT-VALUE}.")
    private String applicationId;

    @Option(
            names = "--state-dir",
            paramLabel = "FOLDER",
            defaultValue = "${sys:coach.home:-.}/.coach/state",
            description = "Where this instance keeps its state; one folder for each instance."
                    + " Default: ${DEFAULT-VALUE}.")
    private Path stateDir;

    @Option(
            names = "--threads",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "Stream threads of this instance; more than cores or partitions are of no use."
                    + " Default: ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--standby-replicas",
            paramLabel = "COUNT",
            defaultValue = "1",
            description = "Copies of each store on other instances, for a quick takeover. Default: ${DEFAULT-VALUE}.")
    private int standbyReplicas;

    @Option(
            names = "--group-protocol",
            paramLabel = "classic|streams",
            defaultValue = "classic",
            description = "Kafka's rebalance protocol; streams needs brokers of 4.2 or newer."
                    + " Default: ${DEFAULT-VALUE}.")
    private String groupProtocol;

    @Mixin
    private RulesOptions rules = new RulesOptions();

    public KafkaOptions kafka() {
        return kafka;
    }

    public Settings settings() {
        return settingsOn(kafka.bootstrapServers());
    }

    /** The settings on a cluster that no option names. */
    public Settings settingsOn(String bootstrapServers) {
        try {
            return new Settings(
                    bootstrapServers,
                    kafka.topicPrefix(),
                    applicationId,
                    stateDir,
                    threads,
                    standbyReplicas,
                    groupProtocol,
                    rules.rules(),
                    kafka.clientSettings());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }
}
