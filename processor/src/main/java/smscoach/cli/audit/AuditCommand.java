package smscoach.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.RecordProgress;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.contract.Topic;
import smscoach.history.TopicHistory;
import smscoach.replay.Received;

/** {@code coach audit}: who coached whom, and who could see a message. */
@Command(
        name = "audit",
        description = {
            "Lists who coached whom: each supervisor in each session, from when to when, in which modes, what brought him"
                    + " in and why it ended; with the positions of the records that tell it. What is open is shown as"
                    + " open; where retention has eaten the beginning, the start is unknown.",
            "With --message: who could see that message, and whether the customer could. Shows no texts."
        },
        footer = {
            "  coach audit --supervisor sup-1 --from 2026-11-01 --to 2026-12-01 --bootstrap-servers kafka:9092",
            "  coach audit --contact-center cc-1 --format csv > november.csv",
            "  coach audit --agent ana --format json",
            "  coach audit --message m-1 --session 0000Na9B26EF002X",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class AuditCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--contact-center", paramLabel = "ID", description = "Of this contact center only.")
    private @Nullable String contactCenter;

    @Option(names = "--supervisor", paramLabel = "ID", description = "Of this supervisor only.")
    private @Nullable String supervisor;

    @Option(names = "--agent", paramLabel = "ID", description = "Brought in by this agent only.")
    private @Nullable String agent;

    @Option(names = "--session", paramLabel = "ID", description = "In this session only.")
    private @Nullable String session;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "What had not ended before this time: 2026-11-22 or 2026-11-22T10:15:00Z.")
    private @Nullable Instant from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "What had begun before this time.")
    private @Nullable Instant to;

    @Option(names = "--message", paramLabel = "ID", description = "Tells who could see this message.")
    private @Nullable String message;

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            defaultValue = "table",
            description = "A table, CSV (RFC 4180), or a JSON object a line. Default: ${DEFAULT-VALUE}.")
    private Format format;

    @Mixin
    private KafkaOptions kafka;

    public AuditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return (message == null ? spans() : viewers(message)).code();
    }

    private ExitCode spans() {
        Spans spans = new Spans();
        read(Spans.TOPICS, spans::take);
        write(new SpanFilter(contactCenter, session, supervisor, agent, from, to).sheet(spans.all()));
        return ExitCode.OK;
    }

    private ExitCode viewers(String id) {
        if (supervisor != null || agent != null || from != null || to != null) {
            throw CommandFailure.usage("--message goes with --session and --contact-center only.");
        }
        Viewers viewers = new Viewers(id, contactCenter, session);
        read(Viewers.TOPICS, viewers::take);
        Sheet sheet = viewers.sheet();
        if (sheet.rows().isEmpty()) {
            throw new CommandFailure(
                    ExitCode.DIFFERENT,
                    "No record of message " + id
                            + " is left on %s. Is the id right? What retention has eaten is not found."
                                    .formatted(kafka.nameOf(Topic.SMS_MESSAGE_DELIVERIES)));
        }
        write(sheet);
        return ExitCode.OK;
    }

    private void read(List<Topic> topics, Consumer<Received> each) {
        Cluster cluster = new Cluster(kafka);
        try (RecordProgress progress = new RecordProgress(terminal, "read")) {
            TopicHistory history = cluster.history(topics);
            history.tell(progress::tell);
            history.outputs(topics, each);
        } catch (KafkaException e) {
            throw cluster.failure(e);
        }
    }

    private void write(Sheet sheet) {
        try {
            terminal.out().write(format.write(sheet).getBytes(UTF_8));
        } catch (IOException e) {
            // Whoever read our output has enough: coach audit … | head
        }
    }
}
