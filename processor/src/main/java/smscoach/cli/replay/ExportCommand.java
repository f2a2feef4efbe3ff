package smscoach.cli.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.OutputFile;
import smscoach.cli.base.Progress;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.cli.options.RulesOptions;

/** {@code coach replay export}: the history of a session as a file. */
@Command(
        name = "export",
        description = {
            "Writes the input records that a session needs, in production's order, and behind each what production made"
                    + " of it about the session. One record a line, as 'kcat -J' has them.",
            "Kept are all records that name the session; the commands of its supervisors and about its agents; those of"
                    + " the contact center's features; and of all others those without which an output about the session"
                    + " would not be the same to the byte. A supervisor's events are numbered: what brought his earlier"
                    + " numbers is needed, too.",
            "'coach replay verify --from-file' tells whether another build, or other settings, decide the same about the"
                    + " session. Give --horizon, --idle-limit and --default-features as production has them. The file holds"
                    + " what was written in the sessions: keep it as you keep the topics."
        },
        footer = {
            "  coach replay export --session 0000Na9B26EF002X --to-file session.jsonl",
            "  coach replay verify --from-file session.jsonl",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--session", paramLabel = "ID", required = true, description = "The smssessionId.")
    private String session;

    @Option(
            names = "--contact-center",
            paramLabel = "ID",
            description = "Its contact center; needed where two have a session of that id.")
    private @Nullable String contactCenter;

    @Option(names = "--to-file", paramLabel = "FILE", required = true, description = "Where to write it.")
    private Path to;

    @Option(
            names = "--application-id",
            paramLabel = "ID",
            defaultValue = "sms-coach",
            description = "Production's consumer group. Default: ${DEFAULT-VALUE}.")
    private String applicationId;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private KafkaOptions kafka;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Cluster cluster = new Cluster(kafka);
        try {
            SessionHistory history = shrunk(
                    SessionHistory.find(cluster.history(), cluster.extent(applicationId), session, contactCenter));
            write(history);
            history.remarks().forEach(terminal::say);
            terminal.say("wrote %,d of %,d inputs of contact center %s, and %,d outputs about the session"
                    .formatted(
                            history.inputs().size(), history.all(), history.contactCenterId(), history.outputCount()));
            return ExitCode.OK.code();
        } catch (RuntimeException e) {
            throw cluster.failure(e);
        }
    }

    private SessionHistory shrunk(SessionHistory history) {
        try (Progress progress = new Progress(terminal)) {
            return history.shrunk(
                    rules.rules(),
                    kafka.topicPrefix(),
                    taken -> progress.tell(
                            () -> "leaving out what the session does not need: %,d records taken".formatted(taken)));
        }
    }

    private void write(SessionHistory history) {
        try (OutputFile file = OutputFile.of(to)) {
            history.write(file.stream(), kafka.topicPrefix());
            file.complete();
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot write " + to + ": " + Reasons.of(e) + ".", e);
        }
    }
}
