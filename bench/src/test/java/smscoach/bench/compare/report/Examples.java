package smscoach.bench.compare.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.bench.compare.Plan;
import smscoach.bench.compare.measure.Latency;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.measure.Throughput;

/** Figures that nobody measured. */
final class Examples {

    static final Results RESULTS = results(true);

    /** As it is when somebody ended it. */
    static final Results ENDED = results(false);

    private static Results results(boolean isComplete) {
        return new Results(
                new Machine(
                        Instant.EPOCH,
                        "a processor",
                        2,
                        1L << 30,
                        "an <OS>",
                        "25",
                        "4.3.1",
                        "2.2.1",
                        "c0ffee",
                        "",
                        0.5),
                new Plan(1, 100, true, 3, 100, List.of(new Plan.Setting(4, 1)), List.of(100), 4, 1, 1, 1),
                isComplete,
                100,
                List.of(
                        throughput("right", 3_000, true, null),
                        throughput("right", 1_000, true, null),
                        throughput("right", 2_000, true, null),
                        throughput("shuffled", 2_000, false, null),
                        throughput("once", 2_000, true, null),
                        throughput("once", 0, false, "ended"),
                        throughput("wrong", 9_000, true, "wrote nothing")),
                List.of(new Latency(
                        "right",
                        100,
                        1,
                        null,
                        100,
                        0.25,
                        0.125,
                        10,
                        5,
                        10,
                        20,
                        40,
                        List.of(new Latency.Point(50, 5), new Latency.Point(99, 10), new Latency.Point(100, 40)))));
    }

    private Examples() {}

    private static Throughput throughput(String contender, double speed, boolean inOrder, @Nullable String problem) {
        return new Throughput(contender, 4, 1, 1, problem, inOrder, speed, 1, 1, 1, speed / 2, 2, 1e6, 1e6);
    }
}
