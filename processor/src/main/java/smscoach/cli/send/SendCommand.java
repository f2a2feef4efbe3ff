package smscoach.cli.send;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.cli.options.OptionalSeconds;
import smscoach.cli.options.TopicNames;
import smscoach.contract.Topic;

/** {@code coach send}: records into an input topic, as a publisher would. */
@Command(
        name = "send",
        description = {
            "Puts records into an input topic as a publisher would: placed by their contactCenterId, acknowledged by all"
                    + " replicas, without duplicates. All are checked against the contract before the first is sent.",
            "Records are plain JSON values, one a line or written over many lines, or lines of 'kcat -J' with key and"
                    + " headers. Where each went is printed; with --wait each reply is, and the exit code is 0 when all"
                    + " commands were done, 1 when some were refused, 69 when a reply did not come in time."
        },
        footer = {
            "  coach send coach-commands command.json --wait",
            "  coach send sms-session-events < events.jsonl",
            "  coach send all in.jsonl --quiet",
            "  coach send coach-commands --wait --json '{\"commandId\":\"c-1\",\"contactCenterId\":\"cc-1\","
                    + "\"operationName\":\"Coach\",\"supervisor\":{\"userId\":\"sup-1\",\"roles\":[\"supervisor\"]},"
                    + "\"userId\":\"agent-1\",\"issuedAt\":\"2026-11-22T10:15:30.123Z\"}'",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class SendCommand implements Callable<Integer> {

    private static final String STANDARD = "-";
    private static final int MOST_PROBLEMS = 10;

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "TOPIC",
            completionCandidates = TopicNames.AllOrInput.class,
            description = "${COMPLETION-CANDIDATES}; with 'all' each line of 'kcat -J' says.")
    private String topic;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The records; - or nothing is standard input.")
    private @Nullable String file;

    @Option(names = "--json", paramLabel = "VALUE", description = "The record itself, in place of a file.")
    private @Nullable String json;

    @Option(
            names = "--wait",
            arity = "0..1",
            paramLabel = "SECONDS",
            fallbackValue = OptionalSeconds.DEFAULT,
            preprocessor = OptionalSeconds.class,
            converter = OptionalSeconds.class,
            description = "Waits so long for the reply to each command; " + OptionalSeconds.DEFAULT
                    + " where no number is given (--wait=60).")
    private @Nullable Duration wait;

    @Option(names = "--quiet", fallbackValue = "true", description = "Does not print where each record went.")
    private boolean quiet;

    @Option(
            names = "--force",
            fallbackValue = "true",
            description = "Sends also what the contract does not allow: to see what becomes of it.")
    private boolean force;

    @Mixin
    private KafkaOptions kafka;

    public SendCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Set<Topic> topics = TopicNames.parse(List.of(topic), Topic.inputs());
        requireSense(topics);
        Cluster cluster = new Cluster(kafka);
        List<Draft> drafts = new Drafts(topics, kafka.topicPrefix()).read(inputName(), input());
        if (!force) {
            requireNoProblem(drafts);
        }
        cluster.requirePartitions(drafts.stream().map(Draft::topic).distinct().toList());
        return (wait == null ? send(cluster, drafts) : sendAndWait(cluster, drafts, wait)).code();
    }

    private void requireSense(Set<Topic> topics) {
        if (json != null && file != null) {
            throw CommandFailure.usage("Give the records by --json or as a file, not both.");
        }
        if (wait != null && !topics.contains(Topic.COACH_COMMANDS)) {
            throw CommandFailure.usage("--wait is for commands: nobody replies to session events.");
        }
    }

    private void requireNoProblem(List<Draft> drafts) {
        List<String> problems = Draft.problems(drafts);
        problems.stream().limit(MOST_PROBLEMS).forEach(terminal::say);
        if (!problems.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.BAD_DATA,
                    "%d of %d records are not what the contract allows, so none was sent. (--force sends them.)"
                            .formatted(problems.size(), drafts.size()));
        }
    }

    private ExitCode send(Cluster cluster, List<Draft> drafts) {
        var unused = new Sender(cluster).send(drafts, sent -> {
            if (!quiet) {
                print(sent.place().getBytes(UTF_8));
            }
        });
        return ExitCode.OK;
    }

    /** Standard output is for the replies here. */
    private ExitCode sendAndWait(Cluster cluster, List<Draft> drafts, Duration patience) {
        try (Answers answers = Answers.open(cluster)) {
            List<Sent> sent = new Sender(cluster).send(drafts, each -> {
                if (!quiet) {
                    terminal.say(each.place());
                }
            });
            boolean allDone =
                    answers.await(sent.stream().filter(Sent::isCommand).toList(), patience, this::print);
            return allDone ? ExitCode.OK : ExitCode.DIFFERENT;
        }
    }

    private void print(Answers.Answer answer) {
        if (answer.reply() != null) {
            print(answer.reply());
        } else {
            terminal.say(answer.command().name() + " " + answer.problem());
        }
    }

    private void print(byte[] line) {
        try {
            OutputStream out = terminal.out();
            out.write(line);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot write standard output: " + Reasons.of(e) + ".", e);
        }
    }

    private byte[] input() {
        try {
            if (json != null) {
                return json.getBytes(UTF_8);
            }
            return isStandard() ? terminal.in().readAllBytes() : Files.readAllBytes(Path.of(String.valueOf(file)));
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot read " + inputName() + ": " + Reasons.of(e) + ".", e);
        }
    }

    private boolean isStandard() {
        return file == null || file.equals(STANDARD);
    }

    private String inputName() {
        return json != null ? "--json" : isStandard() ? "standard input" : String.valueOf(file);
    }
}
