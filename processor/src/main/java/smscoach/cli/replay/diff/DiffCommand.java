package smscoach.cli.replay.diff;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Progress;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.contract.Topic;

/** {@code coach replay diff}. */
@Command(
        name = "diff",
        description = {
            "Compares two sets of output topics that were made from the same inputs, as production's and those of"
                    + " 'coach replay to': the records of each input by their order, and their bytes: key, value, headers,"
                    + " timestamp. Offsets differ always.",
            "Exit code 0 where all is the same, 1 where not. The first differences are shown, all are counted.",
        },
        footer = {
            "  coach replay diff --right shadow. --bootstrap-servers kafka:9092",
            "  coach replay diff --left prod. --right shadow. --json | head",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class DiffCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--left",
            paramLabel = "PREFIX",
            description = "What stands before the names of the one set of topics. Default: the --topic-prefix.")
    private @Nullable String leftPrefix;

    @Option(
            names = "--right",
            paramLabel = "PREFIX",
            required = true,
            description = "What stands before the names of the other.")
    private String rightPrefix;

    @Option(
            names = "--max",
            paramLabel = "COUNT",
            defaultValue = "10",
            description = "How many differences are shown. Default: ${DEFAULT-VALUE}.")
    private long max;

    @Option(
            names = "--json",
            fallbackValue = "true",
            description = "Writes each difference as a line of JSON, with both records in the envelope of 'kcat -J'.")
    private boolean json;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    public DiffCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String prefix = leftPrefix == null ? kafka.topicPrefix() : leftPrefix;
        if (prefix.equals(rightPrefix)) {
            throw CommandFailure.usage("--left and --right are both '" + prefix + "': nothing differs from itself.");
        }
        Cluster leftCluster = new Cluster(kafka, prefix);
        Cluster rightCluster = new Cluster(kafka, rightPrefix);
        JsonLine lines = new JsonLine(prefix, rightPrefix);
        long[] found = {0};
        try (Side left = new Side(leftCluster);
                Side right = new Side(rightCluster);
                Progress progress = new Progress(terminal)) {
            Comparison comparison = new Comparison(left, right, Bound.of(leftCluster, rightCluster), difference -> {
                if (found[0]++ < max) {
                    progress.close();
                    show(difference, lines);
                }
            });
            comparison.requireEqualPartitions();
            for (Topic topic : Topic.outputs()) {
                for (int partition = 0; partition < left.partitions(topic); partition++) {
                    String place = topic.defaultName() + "-" + partition;
                    comparison.compare(
                            topic,
                            partition,
                            () -> progress.tell(() -> "%s; %,d records compared, %,d differences"
                                    .formatted(place, comparison.compared(), found[0])));
                }
            }
            progress.close();
            tell(comparison, found[0]);
        } catch (RuntimeException e) {
            throw leftCluster.failure(e);
        }
        return (found[0] == 0 ? ExitCode.OK : ExitCode.DIFFERENT).code();
    }

    private void tell(Comparison comparison, long found) {
        terminal.say(
                found == 0
                        ? "%,d records compared: all are the same".formatted(comparison.compared())
                        : "%,d records compared: %,d differ".formatted(comparison.compared(), found));
        if (comparison.before() > 0) {
            terminal.say("%,d records were not compared: retention has taken what would be beside them"
                    .formatted(comparison.before()));
        }
        if (comparison.after() > 0) {
            terminal.say("%,d records were not compared: the replay has not come to their inputs yet"
                    .formatted(comparison.after()));
        }
    }

    private void show(Difference difference, JsonLine lines) {
        try {
            OutputStream out = terminal.out();
            if (json) {
                out.write(lines.of(difference));
                out.write('\n');
            } else {
                out.write((String.join("\n", SideBySide.lines(difference)) + "\n").getBytes(UTF_8));
            }
            out.flush();
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot write standard output: " + Reasons.of(e) + ".", e);
        }
    }
}
