package smscoach.cli.topics;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.Terminal;
import smscoach.cli.options.KafkaOptions;
import smscoach.topics.TopicPlan;

/** {@code coach topics create}. */
@Command(
        name = "create",
        description = {
            "Creates the topics that are missing. What exists stays as it is; where it differs from the contract, a"
                    + " sentence says how and what to do, and --fix changes settings.",
            "The number of partitions of the two input topics is fixed for life: it is the most instances that can"
                    + " ever share the work.",
        },
        footer = {
            "  coach topics create --bootstrap-servers kafka:9092 --partitions 12 --replication-factor 3 --min-insync-replicas 2",
            "  coach topics create --bootstrap-servers kafka:9092 --fix",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CreateCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Option(
            names = "--partitions",
            paramLabel = "COUNT",
            defaultValue = "12",
            description = "Partitions of each topic that is created. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--output-partitions",
            paramLabel = "COUNT",
            description = "Partitions of the output topics, where they shall have another number than the inputs.")
    private @Nullable Integer outputPartitions;

    @Option(
            names = "--replication-factor",
            paramLabel = "COUNT",
            description = "Copies of each partition. Default: the brokers' default.replication.factor.")
    private @Nullable Integer replicationFactor;

    @Option(
            names = "--min-insync-replicas",
            paramLabel = "COUNT",
            description = "Copies that must have a record before it counts. Default: the brokers'.")
    private @Nullable Integer minInsyncReplicas;

    @Option(
            names = "--fix",
            fallbackValue = "true",
            description = "Change settings of existing topics to those of the contract.")
    private boolean fix;

    CreateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        TopicPlan plan = plan();
        return TopicCommands.tell(terminal, TopicCommands.with(kafka, admin -> admin.create(plan, fix)));
    }

    private TopicPlan plan() {
        try {
            TopicPlan plan = TopicPlan.of(kafka.topicPrefix(), partitions);
            plan = outputPartitions == null ? plan : plan.withOutputPartitions(outputPartitions);
            plan = replicationFactor == null ? plan : plan.withReplicationFactor(replicationFactor);
            return minInsyncReplicas == null ? plan : plan.withMinInsyncReplicas(minInsyncReplicas);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage("--" + e.getMessage() + ".");
        }
    }
}
