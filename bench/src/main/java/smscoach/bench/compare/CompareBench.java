package smscoach.bench.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.report.Pictures;
import smscoach.bench.compare.report.Results;
import smscoach.bench.compare.report.TextReport;
import smscoach.bench.options.Count;
import smscoach.bench.options.JsonFile;
import smscoach.bench.stage.LogFolder;
import smscoach.cli.base.ExitCode;

/** {@code coach bench compare}. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Compares the processor with the limit and with what could be used instead: throughput, latency, processor"
                    + " time, and bytes written. Everybody gets the same records, and no figure counts before the"
                    + " outputs have been compared with what the rules say.",
            "Apache Flink takes part where Maven can get it; the build's log is .coach/build.log. Once it could not, it is"
                    + " tried again after: rm .coach/flink.missing",
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  coach bench compare --quick",
            "  coach bench compare --contenders limit,streams,coach --rounds 5 --json results.json --plots .",
            "  coach bench compare --contenders coach --variant lz4=producer.compression.type=lz4",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class CompareBench implements Callable<Integer> {

    private static final int RECORDS = 2_000_000;
    private static final int QUICK_RECORDS = 100_000;
    private static final Duration TO_END = Duration.ofSeconds(20);

    /** What can be measured without the other. */
    private enum Part {
        throughput,
        latency
    }

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "A few minutes: one round of few records. Its figures say little.")
    private boolean quick;

    @Option(
            names = "--events",
            converter = Count.class,
            paramLabel = "COUNT",
            description = "Records to work off. Default: 2000000; 100000 with --quick.")
    private @Nullable Integer events;

    @Option(
            names = "--without-messages",
            description = "Leave the messages of sessions out of the records to work off: only the processor has a rule"
                    + " for them.")
    private boolean withoutMessages;

    @Option(
            names = "--rounds",
            converter = Count.class,
            paramLabel = "COUNT",
            description = "Default: 3; 1 with --quick.")
    private @Nullable Integer rounds;

    @Option(
            names = "--commit-interval",
            converter = Count.class,
            paramLabel = "MS",
            description = "How often all others commit; the processor decides for itself. Default: 100.")
    private @Nullable Integer commitMillis;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same records. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--contenders",
            paramLabel = "NAME",
            split = ",",
            description = "Only these, of limit-copy, limit, limit-contract, streams-copy, streams, flink-heap,"
                    + " flink-rocksdb, coach.")
    private @Nullable List<String> names;

    @Option(
            names = "--variant",
            paramLabel = "NAME=SETTINGS",
            description =
                    "Has the processor take part once more, as coach-NAME, with other settings of Kafka's clients and"
                            + " of Kafka Streams, separated by commas. Can be repeated.")
    private Map<String, String> variants = new LinkedHashMap<>();

    @Option(
            names = "--only",
            paramLabel = "PART",
            description = "Measure one part only: ${COMPLETION-CANDIDATES}. Default: both.")
    private @Nullable Part only;

    @Option(
            names = "--rates",
            converter = Count.class,
            paramLabel = "PER_SECOND",
            split = ",",
            description =
                    "The rates at which latency is measured. Default: 100,1000,10000; without the last with --quick.")
    private @Nullable List<Integer> rates;

    @Option(
            names = "--limit",
            converter = Count.class,
            paramLabel = "MINUTES",
            defaultValue = "15",
            description = "A measurement that takes longer does not count. Default: ${DEFAULT-VALUE}.")
    private int limitMinutes;

    @Mixin
    private JsonFile json;

    @Option(names = "--plots", paramLabel = "FOLDER", description = "Draw pictures there (SVG).")
    private @Nullable Path plots;

    @Override
    public Integer call() throws Exception {
        Path home = Path.of(System.getProperty("coach.home", "."));
        Machine machine = Machine.now(Contenders.flinkFolder(home).resolve("lib"));
        List<Contender> contenders = new ArrayList<>(chosen(Contenders.all(home)));
        variants.forEach((name, settings) -> contenders.add(variant(name, List.of(settings.split(",")))));
        try (Interruption ignored = Interruption.ofThisThread(TO_END)) {
            Results results = compare(machine, contenders);
            report(results);
            return results.hasFailures() ? ExitCode.DIFFERENT.code() : ExitCode.OK.code();
        }
    }

    private Results compare(Machine machine, List<Contender> contenders)
            throws IOException, ExecutionException, InterruptedException {
        return LogFolder.during(
                "compare",
                folder -> new Comparison(plan(), contenders, System.err::println)
                        .run(machine, folder, Duration.ofMinutes(limitMinutes)),
                Results::hasFailures);
    }

    private Plan plan() {
        Plan plan = quick
                ? Plan.quick(seed, events == null ? QUICK_RECORDS : events)
                : Plan.full(seed, events == null ? RECORDS : events);
        plan = withoutMessages ? plan.withoutMessages() : plan;
        plan = commitMillis == null ? plan : plan.withCommitMillis(commitMillis);
        plan = rates == null ? plan : plan.withRates(rates.stream().distinct().toList());
        Plan chosen = rounds == null ? plan : plan.withRounds(rounds);
        return switch (only) {
            case throughput -> chosen.onlyThroughput();
            case latency -> chosen.onlyLatency();
            case null -> chosen;
        };
    }

    private List<Contender> chosen(List<Contender> all) {
        if (all.stream().noneMatch(contender -> contender.name().startsWith("flink"))) {
            System.err.println("Apache Flink is not built, and takes no part; see --help.");
        }
        if (names == null) {
            return all;
        }
        return names.stream()
                .distinct()
                .map(name -> all.stream()
                        .filter(contender -> contender.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new ParameterException(
                                spec.commandLine(),
                                "There is no contender " + name + " here, only "
                                        + all.stream().map(Contender::name).toList() + ".")))
                .toList();
    }

    private Contender variant(String name, List<String> settings) {
        if (!name.matches("[a-z0-9-]+")) {
            throw new ParameterException(
                    spec.commandLine(), "--variant: '" + name + "' is no name of small letters, digits and dashes.");
        }
        settings.stream()
                .filter(setting -> setting.indexOf('=') < 1)
                .findFirst()
                .ifPresent(setting -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "--variant: '" + setting + "' is no setting and its value, like linger.ms=5.");
                });
        return Contenders.variant(name, settings);
    }

    private void report(Results results) throws IOException {
        TextReport.of(results).forEach(System.out::println);
        json.write(results);
        if (plots != null) {
            Files.createDirectories(plots);
            Pictures.write(results, plots);
        }
    }
}
