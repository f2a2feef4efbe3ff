package smscoach.cli.deadletters;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.Consent;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Progress;
import smscoach.cli.base.Terminal;
import smscoach.cli.base.Visible;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.cli.options.RulesOptions;
import smscoach.cli.send.Draft;
import smscoach.cli.send.Sender;
import smscoach.topics.Role;

/** {@code coach dead-letters retry}. */
@Command(
        name = "retry",
        description = {
            "Publishes dead letters to their input topics again: key, value and headers as they were, placed by the"
                    + " default partitioner. First it says what would become of each, by the processor's own decisions;"
                    + " what would be a dead letter again is sent with --force only.",
            "Exit code 0 where all were sent, 1 where some were not or you said no.",
        },
        footer = {
            "  coach dead-letters retry sms-session-events-3@17 --dry-run",
            "  coach dead-letters retry --code WRONG_PARTITION --contact-center cc-1 --yes",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RetryCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            paramLabel = "POSITION",
            arity = "0..*",
            description = "Where the originals lie, as the list tells it, or where the dead letters do.")
    private @Nullable List<String> positions;

    @Option(names = "--dry-run", fallbackValue = "true", description = "Says what would become of them, sends nothing.")
    private boolean dryRun;

    @Option(names = "--yes", fallbackValue = "true", description = "Sends without asking.")
    private boolean yes;

    @Option(names = "--force", fallbackValue = "true", description = "Sends also what would be a dead letter again.")
    private boolean force;

    @Mixin
    private Selection selection = new Selection();

    @Mixin
    private KafkaOptions kafka = new KafkaOptions();

    @Mixin
    private RulesOptions rules = new RulesOptions();

    RetryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Cluster cluster = new Cluster(kafka);
        if (!dryRun) {
            cluster.requireRights(Role.RETRIER.rights(kafka.topicPrefix(), ""));
        }
        List<DeadLetter> letters = letters(cluster);
        if (letters.isEmpty()) {
            terminal.say("No dead letters.");
            return ExitCode.OK.code();
        }
        Retry.Plan plan = foresee(cluster, letters);
        plan.retries().forEach(retry -> terminal.say(Visible.of(retry.line())));
        if (!plan.isSure()) {
            terminal.say("Retention has taken some of the inputs, so the processor may know more than that.");
        }
        List<Draft> drafts = plan.retries().stream()
                .filter(retry -> retry.isUseful() || force)
                .map(Retry::draft)
                .flatMap(Stream::ofNullable)
                .toList();
        int left = letters.size() - drafts.size();
        if (left > 0) {
            terminal.say(
                    "%,d of %,d are not sent%s.".formatted(left, letters.size(), force ? "" : " (--force sends them)"));
        }
        if (dryRun || drafts.isEmpty()) {
            return (dryRun ? ExitCode.OK : ExitCode.DIFFERENT).code();
        }
        if (!Consent.given(terminal, yes, "Send %,d?".formatted(drafts.size()))) {
            terminal.say("Nothing was sent.");
            return ExitCode.DIFFERENT.code();
        }
        var out = Terminal.writer(terminal.out());
        var unused = new Sender(cluster).send(drafts, sent -> out.println(sent.place()));
        return (left == 0 ? ExitCode.OK : ExitCode.DIFFERENT).code();
    }

    private Retry.Plan foresee(Cluster cluster, List<DeadLetter> letters) {
        try (Progress progress = new Progress(terminal)) {
            return Retry.Plan.make(cluster, rules.rules(), letters, progress);
        }
    }

    private List<DeadLetter> letters(Cluster cluster) {
        boolean areNamed = positions != null && !positions.isEmpty();
        if (!areNamed && selection.isEverything()) {
            throw CommandFailure.usage("Which ones? Name their positions, or choose by --code, --contact-center, --from"
                    + " or --to. 'coach dead-letters list' tells what there is.");
        }
        List<DeadLetter> chosen = areNamed
                ? Positions.parse(positions == null ? List.of() : positions, kafka.topicPrefix())
                        .among(selection.read(cluster))
                : selection.read(cluster);
        // As they were published: those of one partition in its order.
        return chosen.stream()
                .sorted(Comparator.comparing(DeadLetter::time)
                        .thenComparing(letter -> letter.original().topic())
                        .thenComparingLong(letter -> letter.original().offset()))
                .toList();
    }
}
