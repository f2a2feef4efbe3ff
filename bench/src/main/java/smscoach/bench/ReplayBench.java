package smscoach.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.options.Count;
import smscoach.bench.options.JsonFile;
import smscoach.engine.InputRecord;

/** How fast the engine is by itself: records in memory, state in memory, one thread. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description =
                "Measures how many records a second the engine takes on one thread, and what it allocates for each:"
                        + " input records in memory, state in hash maps, outputs with keys, values and headers as bytes.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ReplayBench implements Callable<Integer> {

    private static final int WARM_UP = 3;

    @Option(
            names = "--records",
            converter = Count.class,
            defaultValue = "500000",
            description = "Input records of a round. Default: ${DEFAULT-VALUE}.")
    private int records;

    @Option(
            names = "--rounds",
            converter = Count.class,
            defaultValue = "7",
            description = "Rounds to measure. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "The same seed gives the same records. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Mixin
    private JsonFile json;

    /** What a run of this command found. Times of a round are the thread's own, not the clock's. */
    record Figures(
            Machine machine,
            long seed,
            int records,
            double outputsPerRecord,
            long outputBytes,
            String sha256,
            double recordsPerSecond,
            double slowest,
            double fastest,
            double recordsPerSecondByTheClock,
            double allocatedBytesPerRecord) {}

    @Override
    public Integer call() throws Exception {
        Machine machine = Machine.now();
        System.err.printf("making %,d records, seed %d ...%n", records, seed);
        List<InputRecord> history = History.generate(seed, records);
        Digest digest = digest(history);
        System.err.println("warming up ...");
        for (int i = 0; i < WARM_UP; i++) {
            Round.run(history);
        }
        List<Round> measured = new ArrayList<>();
        for (int i = 1; i <= rounds; i++) {
            Round round = Round.run(history);
            measured.add(round);
            System.err.printf("round %d: %,.0f records a second%n", i, round.perSecond(records, round.threadNanos()));
        }
        report(figures(machine, digest, measured));
        return 0;
    }

    /** A measurement of something that differs from run to run would tell nothing. */
    private static Digest digest(List<InputRecord> history) {
        Digest first = Digest.of(history);
        if (!first.sha256().equals(Digest.of(history).sha256())) {
            throw new IllegalStateException("Two runs over the same records gave different outputs");
        }
        return first;
    }

    private Figures figures(Machine machine, Digest digest, List<Round> measured) {
        ToDoubleFunction<Round> byThread = round -> round.perSecond(records, round.threadNanos());
        double[] speeds = measured.stream().mapToDouble(byThread).sorted().toArray();
        return new Figures(
                machine,
                seed,
                records,
                (double) digest.outputs() / records,
                measured.getFirst().outputBytes(),
                digest.sha256(),
                median(speeds),
                speeds[0],
                speeds[speeds.length - 1],
                median(measured.stream()
                        .mapToDouble(round -> round.perSecond(records, round.clockNanos()))
                        .sorted()
                        .toArray()),
                median(measured.stream()
                        .mapToDouble(round -> (double) round.allocatedBytes() / records)
                        .sorted()
                        .toArray()));
    }

    private static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }

    private void report(Figures figures) throws Exception {
        System.out.println(figures.machine().text());
        System.out.printf(
                "outputs            %.3f a record, %,d bytes in all%n",
                figures.outputsPerRecord(), figures.outputBytes());
        System.out.printf("SHA-256 of them    %s%n", figures.sha256());
        System.out.printf(
                "records a second   %,.0f (median of %d; %,.0f to %,.0f; by the clock %,.0f)%n",
                figures.recordsPerSecond(),
                rounds,
                figures.slowest(),
                figures.fastest(),
                figures.recordsPerSecondByTheClock());
        System.out.printf("allocated          %,.0f bytes a record%n", figures.allocatedBytesPerRecord());
        json.write(figures);
    }
}
