package smscoach.cli.torture;

import static java.nio.charset.StandardCharsets.UTF_8;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.OutputFile;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.StopSignal;
import smscoach.cli.base.Terminal;
import smscoach.cli.base.WorkFolder;
import smscoach.torture.TortureReport;
import smscoach.torture.TortureRun;
import smscoach.torture.TortureSettings;
import smscoach.torture.fault.FaultKind;
import smscoach.torture.stage.StageException;

/** {@code coach torture}: whether the guarantees hold whatever happens. */
@Command(
        name = "torture",
        description = {
            "Shows that nothing is lost, nothing comes twice and a replay gives the same bytes, whatever happens: starts"
                    + " three brokers and several processor instances of its own, publishes and consumes, and lets one"
                    + " fault after another happen to them. At the end it replays all inputs and compares to the byte.",
            "Faults that need root (a network of its own for each broker, a file system for each state folder) are left"
                    + " out for other users, and it says so. Ctrl-C ends the faults; the comparison still comes."
                    + " Exit code 1 where a guarantee was broken.",
        },
        footer = {
            "  coach torture",
            "  coach torture --faults 100 --seed 7 --report torture.json",
            "  coach torture --kinds kill-instance,freeze-instance --minutes 10",
            "  coach torture --group-protocol streams",
            "  coach torture --upgrade-from ../last-release/processor/target/coach.jar",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class TortureCommand implements Callable<Integer> {

    private static final Duration USUALLY = Duration.ofMinutes(5);
    private static final Duration TO_COMPARE = Duration.ofMinutes(15);
    private static final Duration WARM_UP = Duration.ofMinutes(1);

    private final Terminal terminal;

    @Option(
            names = "--minutes",
            paramLabel = "COUNT",
            description = "No more faults after that time. Default: 5, or no bound where --faults is given.")
    private @Nullable Double minutes;

    @Option(names = "--faults", paramLabel = "COUNT", description = "No more faults after so many. Default: no bound.")
    private @Nullable Integer faults;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "The same seed gives the same records and the same faults. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--kinds",
            paramLabel = "KIND[,...]",
            split = ",",
            description = "The kinds of faults: ${COMPLETION-CANDIDATES}. Default: all that are possible here.")
    private FaultKind @Nullable [] kinds;

    @Option(
            names = "--rate",
            paramLabel = "COUNT",
            defaultValue = "100",
            description = "Records published in a second. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--instances",
            paramLabel = "COUNT",
            defaultValue = "3",
            description = "Processor instances, each a process of its own. Default: ${DEFAULT-VALUE}.")
    private int instances;

    @Option(
            names = "--partitions",
            paramLabel = "COUNT",
            defaultValue = "4",
            description = "Partitions of each topic. Default: ${DEFAULT-VALUE}.")
    private int partitions;

    @Option(
            names = "--group-protocol",
            paramLabel = "classic|streams",
            defaultValue = "classic",
            description = "Kafka's rebalance protocol. Default: ${DEFAULT-VALUE}.")
    private String groupProtocol;

    @Option(
            names = "--upgrade-from",
            paramLabel = "JAR",
            description = "Begin with the coach.jar of another build, its lib folder beside it; the first fault is a"
                    + " rolling upgrade to this build.")
    private @Nullable Path upgradeFrom;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report there as JSON, besides the text on standard output.")
    private @Nullable Path report;

    public TortureCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException, ExecutionException, IOException {
        ((Logger) LoggerFactory.getLogger("smscoach")).setLevel(Level.WARN);
        ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.OFF);
        WorkFolder folder = WorkFolder.make("torture-");
        TortureSettings settings = settings(folder);
        TortureReport result;
        try (StopSignal stop = StopSignal.listen(TO_COMPARE)) {
            result = new TortureRun(settings, terminal::say, stop::isAsked).run();
        } catch (StageException e) {
            throw new CommandFailure(
                    ExitCode.DIFFERENT, "The system did not come back: " + e.getMessage() + ". See " + folder + ".", e);
        }
        write(result);
        if (result.holds()) {
            folder.delete();
            return ExitCode.OK.code();
        }
        terminal.say("The logs of the instances are in " + folder + ".");
        return ExitCode.DIFFERENT.code();
    }

    private TortureSettings settings(WorkFolder work) throws IOException {
        Path folder = work.path();
        try {
            return new TortureSettings(
                    seed,
                    bound(),
                    faults,
                    possible(folder),
                    WARM_UP,
                    rate,
                    instances,
                    partitions,
                    groupProtocol,
                    Programs.ofThisBuild(),
                    upgradeFrom == null ? null : Programs.of(upgradeFrom),
                    folder);
        } catch (IllegalArgumentException e) {
            work.delete();
            throw CommandFailure.usage("--" + e.getMessage() + ".");
        } catch (CommandFailure e) {
            work.delete();
            throw e;
        }
    }

    private @Nullable Duration bound() {
        if (minutes != null) {
            return Duration.ofMillis((long) (minutes * 60_000));
        }
        return faults == null ? USUALLY : null;
    }

    private Set<FaultKind> possible(Path folder) {
        Set<FaultKind> possible = EnumSet.noneOf(FaultKind.class);
        for (FaultKind kind : kinds == null ? FaultKind.values() : kinds) {
            kind.obstacle(folder)
                    .ifPresentOrElse(
                            why -> terminal.say("left out: " + kind + " (" + why + ")"), () -> possible.add(kind));
        }
        return possible;
    }

    private void write(TortureReport result) throws IOException {
        terminal.out().write(result.text().getBytes(UTF_8));
        if (report == null) {
            return;
        }
        try (OutputFile file = OutputFile.of(report)) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.stream(), result);
            file.complete();
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot write " + report + ": " + Reasons.of(e) + ".", e);
        }
    }
}
