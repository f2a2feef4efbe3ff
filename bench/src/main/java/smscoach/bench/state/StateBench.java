package smscoach.bench.state;

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
import picocli.CommandLine.Option;
import smscoach.bench.compare.Interruption;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.measure.Rig;
import smscoach.bench.options.Count;
import smscoach.bench.options.JsonFile;
import smscoach.bench.stage.LogFolder;
import smscoach.bench.stage.Turns;
import smscoach.cli.base.ExitCode;

/** {@code coach bench state}. */
@Command(
        name = "state",
        mixinStandardHelpOptions = true,
        description = "Measures what live sessions cost: throughput, heap, RocksDB's files, the changelog, a restart"
                + " and a restore, with so many of them. One embedded Kafka, one instance with one thread, each in a"
                + " process of its own. No figure counts before the outputs are right.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  coach bench state --quick",
            "  coach bench state --json state.json",
            "  coach bench state --sizes 10000,1000000 --rounds 3"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class StateBench implements Callable<Integer> {

    private static final Duration TO_END = Duration.ofSeconds(30);

    @Option(names = "--quick", description = "Some minutes: few sessions, few records. Its figures say little.")
    private boolean quick;

    @Option(
            names = "--sizes",
            converter = Count.class,
            paramLabel = "COUNT",
            split = ",",
            description = "Live sessions, in turn. Default: 10000,100000,1000000; 1000,10000 with --quick.")
    private @Nullable List<Integer> sizes;

    @Option(
            names = "--subscriptions",
            converter = Count.OrNone.class,
            paramLabel = "COUNT",
            description = "Subscriptions that stand with each size. Default: 100000; 1000 with --quick.")
    private @Nullable Integer subscriptions;

    @Option(
            names = "--warm-up",
            converter = Count.OrNone.class,
            paramLabel = "COUNT",
            description = "Records worked off before any count. Default: 300000; 10000 with --quick.")
    private @Nullable Integer warmUp;

    @Option(
            names = "--events",
            converter = Count.class,
            paramLabel = "COUNT",
            description = "Records of the backlog that counts. Default: 500000; 40000 with --quick.")
    private @Nullable Integer events;

    @Option(
            names = "--rounds",
            converter = Count.class,
            paramLabel = "COUNT",
            description = "How often each size is measured. Default: 1.")
    private @Nullable Integer rounds;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same records, but for their times. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--limit",
            converter = Count.class,
            paramLabel = "MINUTES",
            defaultValue = "15",
            description = "A step that takes longer does not count. Default: ${DEFAULT-VALUE}.")
    private int limitMinutes;

    @Mixin
    private JsonFile json;

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.now();
        try (Interruption ignored = Interruption.ofThisThread(TO_END)) {
            Results results = measure(machine, plan());
            StateReport.of(results).forEach(System.out::println);
            json.write(results);
            return results.hasFailures() ? ExitCode.DIFFERENT.code() : ExitCode.OK.code();
        }
    }

    private Plan plan() {
        Plan usual = quick ? Plan.QUICK : Plan.FULL;
        return new Plan(
                seed,
                sizes == null ? usual.sizes() : sizes.stream().distinct().toList(),
                subscriptions == null ? usual.subscriptions() : subscriptions,
                warmUp == null ? usual.warmUp() : warmUp,
                events == null ? usual.events() : events,
                rounds == null ? usual.rounds() : rounds);
    }

    private Results measure(Machine machine, Plan plan) throws IOException, ExecutionException, InterruptedException {
        return LogFolder.during("state", folder -> results(machine, plan, folder), Results::hasFailures);
    }

    /** Round after round: whatever changes with time meets all sizes. */
    private Results results(Machine machine, Plan plan, Path folder)
            throws IOException, ExecutionException, InterruptedException {
        List<Figures> figures = new ArrayList<>();
        try (Rig rig = Rig.on(Rig.broker(), folder, Duration.ofMinutes(limitMinutes))) {
            StateRun run = new StateRun(rig, plan, StateBench::say);
            boolean isComplete = Turns.rounds(plan.rounds(), round -> {
                for (int size : Turns.of(plan.sizes(), round)) {
                    say("round %d, %,d live sessions".formatted(round, size));
                    figures.add(run.measure(size, round));
                }
            });
            return new Results(machine, plan, isComplete, List.copyOf(figures));
        }
    }

    private static void say(String line) {
        System.err.println(line);
    }
}
