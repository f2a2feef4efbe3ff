package smscoach.cli.explain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.OutputFile;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.RecordProgress;
import smscoach.cli.base.Terminal;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.options.KafkaOptions;
import smscoach.cli.options.RulesOptions;
import smscoach.domain.Rules;
import smscoach.simulation.narrative.Ink;
import smscoach.timeline.Rerun;
import smscoach.timeline.SessionWatcher;
import smscoach.timeline.Timeline;
import smscoach.timeline.Watcher;
import smscoach.timeline.svg.Picture;

/** {@code coach explain}: a session, a command or an event. */
@Command(
        name = "explain",
        description = {
            "Tells what happened and why: the life of a session as a timeline, why a command got its statusCode, or what an"
                    + " event caused. It takes the records of the topics again, in memory, in the order in which"
                    + " production took them, and changes nothing.",
            "The same rules as in production must be given. What people wrote is shown with --texts only."
        },
        footer = {
            "  coach explain --session 0000Na9B26EF002X --bootstrap-servers kafka:9092",
            "  coach explain --session 0000Na9B26EF002X --svg session.svg",
            "  coach explain --command c-1 --supervisor sup-1",
            "  coach explain --event e-7 --session 0000Na9B26EF002X",
            "  coach explain --session s-1 --from-file in.jsonl",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final RecordProgress progress;

    @Option(names = "--session", paramLabel = "ID", description = "Draws the life of this session.")
    private @Nullable String session;

    @Option(names = "--command", paramLabel = "ID", description = "Explains the commands with this commandId.")
    private @Nullable String command;

    @Option(names = "--event", paramLabel = "ID", description = "Explains this event of the session.")
    private @Nullable String event;

    @Option(names = "--supervisor", paramLabel = "ID", description = "Whose command it is, where several used the id.")
    private @Nullable String supervisor;

    @Option(
            names = "--contact-center",
            paramLabel = "ID",
            description = "Where to look; it is found without, only slower.")
    private @Nullable String contactCenter;

    @Option(names = "--texts", fallbackValue = "true", description = "Shows what people wrote, not only how much.")
    private boolean texts;

    @Option(names = "--svg", paramLabel = "FILE", description = "Draws the session into this file, too.")
    private @Nullable Path svg;

    @Option(
            names = "--from-file",
            paramLabel = "FILE",
            description = "Takes input records from this file of 'kcat -J' lines in place of a cluster; - is standard"
                    + " input.")
    private @Nullable String fromFile;

    @Option(
            names = "--colour",
            paramLabel = "auto|always|never",
            defaultValue = "auto",
            description = "Colour, where the terminal has it. Default: ${DEFAULT-VALUE}.")
    private Ink.When colour;

    @Mixin
    private RulesOptions rulesOptions;

    @Mixin
    private KafkaOptions kafka;

    public ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
        this.progress = new RecordProgress(terminal, "read");
    }

    @Override
    public Integer call() {
        require();
        try (progress) {
            explain();
        }
        return ExitCode.OK.code();
    }

    private void explain() {
        Past past = fromFile == null
                ? new PastOfCluster(new Cluster(kafka), progress::tell)
                : new PastOfFile(terminal, fromFile, kafka.topicPrefix());
        if (command != null) {
            cases(past, new CommandQuestion(command, supervisor), "command " + command);
        } else if (event != null && session != null) {
            cases(past, new EventQuestion(event, session), "event " + event + " of session " + session);
        } else if (session != null) {
            timeline(past, session);
        }
    }

    private void require() {
        if (command != null ? session != null || event != null : session == null) {
            throw CommandFailure.usage("Say what to explain: --session S, --command C or --event E --session S.");
        }
        if (svg != null && (command != null || event != null)) {
            throw CommandFailure.usage("--svg draws a session: give --session alone.");
        }
    }

    private void timeline(Past past, String id) {
        SessionWatcher watcher = new SessionWatcher(id);
        rerun(past, rulesOptions.rules(), watcher);
        Map<String, Timeline> found = watcher.timelines();
        if (contactCenter != null) {
            found.keySet().retainAll(Set.of(contactCenter));
        }
        requireOne(found.keySet(), "session " + id);
        Timeline drawn = found.values().iterator().next();
        Timeline timeline = drawn.withRemarks(past.remarks(drawn.contactCenterId()));
        print(new TerminalTimeline(timeline, ink(), texts).lines());
        if (svg != null) {
            write(svg, Picture.of(timeline, texts));
        }
    }

    private void cases(Past past, CaseWatcher.Question question, String what) {
        CaseWatcher watcher = new CaseWatcher(question, rulesOptions.rules());
        rerun(past, rulesOptions.rules(), watcher);
        List<Case> cases = watcher.cases().stream()
                .filter(each -> contactCenter == null
                        || contactCenter.equals(each.input().contactCenterId()))
                .toList();
        Set<String> contactCenters = cases.stream()
                .map(each -> each.input().contactCenterId())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        requireOne(contactCenters, what);
        var caused =
                past.caused(cases.stream().map(each -> each.input().position()).collect(Collectors.toSet()));
        for (Case each : cases) {
            print(new CaseText(each, ink())
                    .lines(
                            caused.getOrDefault(each.input().position(), List.of()),
                            past.tellsOutputs(),
                            past.remarks(each.input().contactCenterId())));
            print(List.of(""));
        }
    }

    private void rerun(Past past, Rules rules, Watcher watcher) {
        Rerun rerun = new Rerun(rules, past.placement(), kafka.topicPrefix(), contactCenter, watcher);
        past.inputs(rerun::take);
    }

    private void requireOne(Set<String> contactCenters, String what) {
        if (contactCenters.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.DIFFERENT,
                    "No record of %s%s is left. Is the id right? What retention has eaten is not found."
                            .formatted(what, contactCenter == null ? "" : " in contact center " + contactCenter));
        }
        if (contactCenter == null && contactCenters.size() > 1) {
            throw CommandFailure.usage("There is %s in %d contact centers: %s. Name one with --contact-center."
                    .formatted(what, contactCenters.size(), String.join(", ", contactCenters)));
        }
    }

    private Ink ink() {
        return Ink.ofStandardOutput(colour);
    }

    private void print(List<String> lines) {
        progress.close();
        var out = Terminal.writer(terminal.out());
        lines.forEach(out::println);
    }

    private void write(Path file, String picture) {
        try (OutputFile output = OutputFile.of(file)) {
            output.stream().write(picture.getBytes(StandardCharsets.UTF_8));
            output.complete();
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot write " + file + ": " + Reasons.of(e) + ".", e);
        }
        terminal.say("The picture is in " + file + ".");
    }
}
