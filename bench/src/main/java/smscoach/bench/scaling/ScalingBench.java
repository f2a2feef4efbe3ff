package smscoach.bench.scaling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
import smscoach.bench.compare.Contenders;
import smscoach.bench.compare.Interruption;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.options.Count;
import smscoach.bench.options.JsonFile;
import smscoach.bench.stage.LogFolder;
import smscoach.cli.base.ExitCode;

/** {@code coach bench scaling}. */
@Command(
        name = "scaling",
        mixinStandardHelpOptions = true,
        description = "Measures how throughput grows with partitions, instances and threads: the same records wait for"
                + " each layout, all its instances start at once, and what counts is from half of the outputs on. No"
                + " figure counts before the outputs have been compared with what the rules say.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  coach bench scaling --quick",
            "  coach bench scaling --layouts 4x1x1,4x2x1 --rounds 5 --json scaling.json --plots .",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ScalingBench implements Callable<Integer> {

    private static final Duration TO_END = Duration.ofSeconds(20);

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "A few minutes: one round of few records. Its figures say little.")
    private boolean quick;

    @Option(
            names = "--layouts",
            paramLabel = "PxIxT",
            description = "Partitions x instances x threads of each instance, separated by commas. Default: "
                    + Layout.USUAL + "; " + Layout.QUICK + " with --quick.")
    private @Nullable String layouts;

    @Option(
            names = "--events",
            converter = Count.class,
            paramLabel = "COUNT",
            description = "Records to work off. Default: 400000; 100000 with --quick.")
    private @Nullable Integer events;

    @Option(
            names = "--rounds",
            converter = Count.class,
            paramLabel = "COUNT",
            description = "Default: 3; 1 with --quick.")
    private @Nullable Integer rounds;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same records. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--limit",
            converter = Count.class,
            paramLabel = "MINUTES",
            defaultValue = "15",
            description = "A measurement that takes longer does not count. Default: ${DEFAULT-VALUE}.")
    private int limitMinutes;

    @Mixin
    private JsonFile json;

    @Option(names = "--plots", paramLabel = "FOLDER", description = "Draw a picture there (SVG).")
    private @Nullable Path plots;

    @Override
    public Integer call() throws Exception {
        ScalingPlan plan = plan();
        Path home = Path.of(System.getProperty("coach.home", "."));
        Machine machine = Machine.now();
        try (Interruption ignored = Interruption.ofThisThread(TO_END)) {
            ScalingResults results = measure(plan, machine, home);
            report(results);
            return results.hasFailures() ? ExitCode.DIFFERENT.code() : ExitCode.OK.code();
        }
    }

    private ScalingResults measure(ScalingPlan plan, Machine machine, Path home)
            throws IOException, ExecutionException, InterruptedException {
        return LogFolder.during(
                "scaling",
                folder -> new Scaling(plan, Contenders.named("coach", home), System.err::println)
                        .run(machine, folder, Duration.ofMinutes(limitMinutes)),
                ScalingResults::hasFailures);
    }

    private ScalingPlan plan() {
        ScalingPlan plan = quick ? ScalingPlan.quick(seed) : ScalingPlan.full(seed);
        if (events != null) {
            plan = plan.withRecords(events);
        }
        if (rounds != null) {
            plan = plan.withRounds(rounds);
        }
        return layouts == null ? plan : plan.withLayouts(chosen(layouts));
    }

    private List<Layout> chosen(String text) {
        try {
            return Layout.parseAll(text);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--layouts: " + e.getMessage() + ".", e);
        }
    }

    private void report(ScalingResults results) throws IOException {
        ScalingReport.of(results).forEach(System.out::println);
        json.write(results);
        if (plots != null) {
            Files.createDirectories(plots);
            Files.writeString(plots.resolve("scaling.svg"), ScalingReport.picture(results));
        }
    }
}
