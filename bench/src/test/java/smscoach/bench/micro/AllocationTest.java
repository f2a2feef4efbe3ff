package smscoach.bench.micro;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What each step allocates, by JMH's gc profiler. It counts calls, not seconds, and has no use of the compiler that
 * saves objects once it has come, so that a loaded machine counts the same as an idle one.
 */
class AllocationTest {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private static final int OPERATIONS = 10_000;

    private static final String IGNORE_LOCK = "jmh.ignoreLock";

    /** Bytes an operation, two in a hundred over what was measured on JDK 25. */
    private static final Map<String, Integer> MOST_BYTES = new TreeMap<>(Map.ofEntries(
            entry("CodecBenchmark.readAccepted", 1_094),
            entry("CodecBenchmark.readCommand", 4_350),
            entry("CodecBenchmark.readMessage", 1_796),
            entry("CodecBenchmark.writeDelivery", 433),
            entry("DomainBenchmark.decideAccept", 963),
            entry("DomainBenchmark.decideCommand", 572),
            entry("DomainBenchmark.decideMessage", 433),
            entry("DomainBenchmark.evolveAcceptAndCompletion", 1_445),
            entry("EngineBenchmark.accept", 6_453),
            entry("EngineBenchmark.command", 8_004),
            entry("EngineBenchmark.message", 4_850)));

    /** Who else measures on this machine does not change what is counted. */
    @BeforeAll
    static void doNotWaitForOthers() {
        System.setProperty(IGNORE_LOCK, "true");
    }

    @AfterAll
    static void waitForOthers() {
        System.clearProperty(IGNORE_LOCK);
    }

    @Test
    void shouldAllocateNoMoreThanItMust() throws RunnerException {
        // When
        Map<String, Double> measured = new TreeMap<>(measure(CodecBenchmark.class, OPERATIONS));
        measured.putAll(measure(DomainBenchmark.class, OPERATIONS));
        measured.putAll(measure(EngineBenchmark.class, 1)); // one call is a batch of as many operations

        // Then
        System.out.printf("Bytes allocated for an operation: %s%n", measured);
        assertThat(measured.keySet())
                .as("benchmarks: give each one a bound in AllocationTest")
                .isEqualTo(MOST_BYTES.keySet());
        SoftAssertions.assertSoftly(softly -> measured.forEach((benchmark, bytes) -> softly.assertThat(bytes)
                .withFailMessage(() -> tooMuch(benchmark, bytes))
                .isLessThanOrEqualTo(bound(benchmark))));
    }

    private static Map<String, Double> measure(Class<?> benchmarks, int calls) throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(benchmarks.getName())
                .mode(Mode.SingleShotTime)
                .operationsPerInvocation(OPERATIONS)
                .warmupIterations(1)
                .warmupBatchSize(calls)
                .measurementIterations(2)
                .measurementBatchSize(calls)
                .forks(1)
                .jvmArgs("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmn64m", "-Xmx512m")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        Map<String, Double> measured = new TreeMap<>();
        for (RunResult run : new Runner(options.build()).run()) {
            Result<?> allocated =
                    Objects.requireNonNull(run.getSecondaryResults().get(ALLOCATED));
            String method = run.getPrimaryResult().getLabel();
            measured.put(benchmarks.getSimpleName() + "." + method, allocated.getScore());
        }
        return measured;
    }

    private static double bound(String benchmark) {
        return Objects.requireNonNull(MOST_BYTES.get(benchmark));
    }

    private static String tooMuch(String benchmark, double bytes) {
        return """
                %s allocates %.1f bytes an operation (%s, on JDK %d without the compiler that saves objects); at most %.0f are allowed.
                If this is not meant: ./coach bench micro %s -prof gc shows it too, and git bisect finds the change.
                If it is worth it: raise the bound in AllocationTest, and say why in the commit.\
                """.formatted(benchmark, bytes, ALLOCATED, Runtime.version().feature(), bound(benchmark), benchmark);
    }
}
