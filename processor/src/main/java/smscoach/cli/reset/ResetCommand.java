package smscoach.cli.reset;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.errors.StreamsException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.Consent;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.config.Settings;
import smscoach.domain.Rules;
import smscoach.stream.CoachStreams;
import smscoach.topics.Role;

/** {@code coach reset}. */
@Command(
        name = "reset",
        description = {
            "Starts the processor over: its offsets go back to the first record that the inputs still have, its"
                    + " changelog topic and this machine's state folder are deleted. All instances must be stopped.",
            "It shows what it will do and asks. What is on the output topics stays there, and the next start writes all"
                    + " of it again.",
            "Exit code 0 where it was done (or nothing was to be done), 1 where you said no, 69 where instances run.",
        },
        footer = {
            "  coach reset --bootstrap-servers kafka:9092 --dry-run",
            "  coach reset --topic-prefix prod. --application-id prod-coach --state-dir /var/lib/coach/state",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ResetCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = "sms-coach",
            description = "That of the processor. Default: ${DEFAULT-VALUE}.")
    private String applicationId;

    @Option(
            names = "--state-dir",
            paramLabel = "FOLDER",
            defaultValue = "${sys:coach.home:-.}/.coach/state",
            description = "Where this machine's instance keeps its state. Default: ${DEFAULT-VALUE}.")
    private Path stateDir;

    @Option(names = "--dry-run", fallbackValue = "true", description = "Shows what it would do, and does nothing.")
    private boolean dryRun;

    @Option(names = "--yes", fallbackValue = "true", description = "Does it without asking.")
    private boolean yes;

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    public ResetCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Settings settings = settings();
        Cluster cluster = new Cluster(kafka);
        cluster.requireRights(Role.RESETTER.rights(kafka.topicPrefix(), applicationId));
        ResetPlan plan = ResetPlan.make(cluster, applicationId, stateDir);
        requireNoMembers(plan);
        if (plan.isEmpty()) {
            terminal.say("The processor " + applicationId + " has taken nothing and stored nothing: it begins at the"
                    + " beginning anyway.");
            return ExitCode.OK.code();
        }
        tell(plan);
        if (dryRun) {
            return ExitCode.OK.code();
        }
        if (!Consent.given(terminal, yes, "Start " + applicationId + " over?")) {
            terminal.say("Nothing was done.");
            return ExitCode.DIFFERENT.code();
        }
        // The folder first: an instance that runs without being a member yet still holds it.
        deleteState(settings);
        if (plan.hasChangelog()) {
            String said =
                    new KafkaTools(kafka.bootstrapServers(), kafka.clientSettings(), kafka.topicPrefix()).reset(plan);
            requireDone(ResetPlan.make(cluster, applicationId, stateDir), said);
        } else {
            plan.rewind(cluster);
        }
        terminal.say("Done: the next start of " + applicationId + " takes the inputs from their beginning.");
        return ExitCode.OK.code();
    }

    private Settings settings() {
        try {
            return new Settings(
                    kafka.bootstrapServers(),
                    kafka.topicPrefix(),
                    applicationId,
                    stateDir,
                    1,
                    0,
                    "classic",
                    Rules.AS_SHIPPED,
                    kafka.clientSettings());
        } catch (IllegalArgumentException e) {
            throw CommandFailure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static void deleteState(Settings settings) {
        try {
            CoachStreams.deleteState(settings);
        } catch (StreamsException e) {
            throw CommandFailure.unavailable(
                    "The state in " + settings.stateDir() + " cannot be deleted: " + e.getMessage()
                            + " Does an instance still run on it? Nothing was done on the cluster.",
                    e);
        }
    }

    private static void requireDone(ResetPlan after, String said) {
        if (!after.isAtBeginning()) {
            throw new CommandFailure(
                    ExitCode.UNAVAILABLE,
                    "Kafka's own tool did not set the offsets back; the local state is gone already, which is harmless. It said: "
                            + said);
        }
    }

    private static void requireNoMembers(ResetPlan plan) {
        if (!plan.group().members().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.UNAVAILABLE,
                    "Instances of %s are running, or were killed a moment ago: %s. Stop all of them first; nothing was done."
                            .formatted(
                                    plan.applicationId(),
                                    String.join(", ", plan.group().members())));
        }
    }

    private void tell(ResetPlan plan) {
        terminal.say("The processor " + applicationId + " on " + kafka.bootstrapServers() + " starts over:");
        plan.lines().forEach(line -> terminal.say("  " + line));
        terminal.say("State folders on other machines must be deleted there, by this command with their --state-dir"
                + " or by hand, before an instance starts on them.");
        terminal.say("Consumers get every output a second time. Their sequence of each supervisor begins at 1 again, so"
                + " they must forget where it was; with the same inputs in the same order the eventIds are the same.");
        Set<TopicPartition> incomplete = plan.incomplete();
        if (!incomplete.isEmpty()) {
            terminal.say(
                    "WARNING: the inputs are not complete, retention has taken the first records of "
                            + incomplete.stream().limit(5).map(String::valueOf).collect(Collectors.joining(", "))
                            + (incomplete.size() > 5 ? " and " + (incomplete.size() - 5) + " more" : "")
                            + ". What these made (subscriptions, sessions, features) is in the changelog alone, AND WILL BE LOST.");
        }
    }
}
