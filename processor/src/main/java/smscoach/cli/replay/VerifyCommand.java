package smscoach.cli.replay;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.cli.options.RulesOptions;

/** {@code coach replay verify}: would this build have decided as production did? */
@Command(
        name = "verify",
        description = {
            "Takes the inputs again in production's order, rebuilt from the topics, and compares what comes of them with"
                    + " what production has committed: key, value, headers, timestamp and order, to the byte.",
            "Exit code 0: identical. 1: differences, of which the first are explained. 69: differences, but only where"
                    + " retention has removed what would explain them.",
            "A supervisor's events are numbered: one more or less gives all later ones another sequence and eventId. Those"
                    + " are counted apart, and are differences like any other."
        },
        footer = {
            "  coach replay verify --bootstrap-servers kafka:9092",
            "  coach replay verify --from 2h --contact-center cc-1 --json",
            "  coach replay verify --snapshot monday.state",
            "  coach replay verify --from-snapshot monday.state",
            "  coach replay verify --from-file session.jsonl",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class VerifyCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--from-file",
            paramLabel = "FILE",
            description = "Compares what 'coach replay export' wrote, without Kafka; the options of the cluster, --from"
                    + " and --to are not asked then.")
    private @Nullable Path file;

    @Option(
            names = "--snapshot",
            paramLabel = "FILE",
            description = "Writes the state that the replay comes to, so that the next one begins there.")
    private @Nullable Path snapshot;

    @Mixin
    private ComparisonOptions options;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private KafkaOptions kafka;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Explanations explanations = new Explanations(options.differences());
        Report report = file == null
                ? topics(explanations)
                : HistoryFile.verify(file, rules.rules(), kafka.topicPrefix(), explanations);
        explanations.write(terminal, report, options.json(), object -> {});
        return report.exitCode().code();
    }

    private Report topics(Explanations explanations) {
        if (snapshot != null && !options.scope().contactCenters().isEmpty()) {
            throw CommandFailure.usage("A snapshot is of all contact centers: leave --contact-center out.");
        }
        TopicReplay replay =
                new TopicReplay(new Cluster(kafka), terminal, options.applicationId(), options.start(rules.rules()));
        Report report = replay.run(rules.rules(), kafka.topicPrefix(), options.scope(), explanations);
        if (snapshot != null) {
            SnapshotFile.write(snapshot, replay.snapshot(rules.rules()));
        }
        return report;
    }
}
