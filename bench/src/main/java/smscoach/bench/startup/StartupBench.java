package smscoach.bench.startup;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import smscoach.bench.compare.Interruption;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.measure.Rig;
import smscoach.bench.options.Count;
import smscoach.bench.options.JsonFile;
import smscoach.bench.stage.LogFolder;
import smscoach.bench.stage.Turns;
import smscoach.cli.base.ExitCode;

/** {@code coach bench startup}. */
@Command(
        name = "startup",
        mixinStandardHelpOptions = true,
        description = "Measures how long a process takes from its start to the receipt of its first output, for a"
                + " command that waits: the processor as shipped, without its archive of classes, and when it has run"
                + " before; beside it others that the comparison knows.",
        footerHeading = "%nExamples:%n",
        footer = {"  coach bench startup --quick", "  coach bench startup --rounds 9 --json startup.json"})
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class StartupBench implements Callable<Integer> {

    private static final int ROUNDS = 5;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration TO_END = Duration.ofSeconds(20);

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "One round. Its figures say little.")
    private boolean quick;

    @Option(
            names = "--rounds",
            converter = Count.class,
            paramLabel = "COUNT",
            description = "Default: 5; 1 with --quick.")
    private @Nullable Integer rounds;

    @Mixin
    private JsonFile json;

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("coach.home", "."));
        if (!Archive.fits(home)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The processor's archive of classes is missing or older than its program, and would not be used."
                            + " The launcher could not make it: .coach/build.log ends with the reason. Delete"
                            + " processor/target/coach.jsa to have it tried again.");
        }
        Machine machine = Machine.now();
        StartupPlan plan = StartupPlan.ofRounds(rounds != null ? rounds : quick ? 1 : ROUNDS);
        try (Interruption ignored = Interruption.ofThisThread(TO_END)) {
            StartupResults results = measure(plan, machine, home);
            StartupReport.of(results).forEach(System.out::println);
            json.write(results);
            return results.hasFailures() ? ExitCode.DIFFERENT.code() : ExitCode.OK.code();
        }
    }

    private static StartupResults measure(StartupPlan plan, Machine machine, Path home)
            throws IOException, ExecutionException, InterruptedException {
        return LogFolder.during("startup", folder -> starts(plan, machine, home, folder), StartupResults::hasFailures);
    }

    private static StartupResults starts(StartupPlan plan, Machine machine, Path home, Path folder)
            throws IOException, ExecutionException, InterruptedException {
        try (Rig rig = Rig.on(Rig.broker(), folder, LIMIT)) {
            StartRun run = new StartRun(rig, plan);
            List<Start> starts = new ArrayList<>();
            boolean isComplete = Turns.rounds(plan.rounds(), round -> {
                for (Variant variant : Turns.of(Variant.all(home), round)) {
                    Start start = run.measure(variant, round);
                    starts.add(start);
                    System.err.println("round %d, %s: %s".formatted(round, variant.name(), summary(start)));
                }
            });
            return new StartupResults(machine, plan, isComplete, List.copyOf(starts));
        }
    }

    private static String summary(Start start) {
        return start.counts()
                ? "running after %.0f ms, first output after %.0f ms"
                        .formatted(start.runningMillis(), start.outputMillis())
                : "does not count: " + start.problem();
    }
}
