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
import smscoach.cli.base.Reasons;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;

/** {@code coach replay export}: the history of a session as a file. */
@Command(
        name = "export",
        description = {
            "Writes all records of a session's contact center up to the last that concerns the session: each input in"
                    + " production's order, and behind it what production made of it. One record a line, as 'kcat -J' has"
                    + " them.",
            "'coach replay verify --from-file' tells whether another build, or other settings, decide the same. It"
                    + " holds what was written in the sessions: keep it as you keep the topics."
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
    private KafkaOptions kafka;

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Cluster cluster = new Cluster(kafka);
        try {
            SessionHistory history =
                    SessionHistory.find(cluster.history(), cluster.extent(applicationId), session, contactCenter);
            write(history);
            if (history.isCut()) {
                terminal.say("Retention has removed what was before; the file may lack what its first records needed.");
            }
            terminal.say("wrote %,d inputs and %,d outputs of contact center %s"
                    .formatted(history.inputs().size(), history.outputCount(), history.contactCenterId()));
            return ExitCode.OK.code();
        } catch (RuntimeException e) {
            throw cluster.failure(e);
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
