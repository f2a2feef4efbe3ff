package smscoach.bench.compare;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smscoach.bench.compare.input.Workload;
import smscoach.bench.compare.measure.Inputs;
import smscoach.bench.compare.measure.Latency;
import smscoach.bench.compare.measure.LatencyRun;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.measure.Rig;
import smscoach.bench.compare.measure.Throughput;
import smscoach.bench.compare.measure.ThroughputRun;
import smscoach.bench.compare.report.Results;
import smscoach.bench.stage.Turns;

/** All contenders on one Kafka, in turn, round after round: whatever changes with time meets all of them. */
final class Comparison {

    private final Plan plan;
    private final List<Contender> contenders;
    private final Consumer<String> say;
    private final List<Throughput> throughput = new ArrayList<>();
    private final List<Latency> latency = new ArrayList<>();
    private long records;

    Comparison(Plan plan, List<Contender> contenders, Consumer<String> say) {
        this.plan = plan;
        this.contenders = contenders;
        this.say = say;
    }

    Results run(Machine machine, Path folder, Duration limit)
            throws IOException, ExecutionException, InterruptedException {
        try (Rig rig = Rig.on(Rig.broker(), folder, limit)) {
            boolean isComplete = measureThroughput(rig) && measureLatency(rig);
            return new Results(machine, plan, isComplete, records, List.copyOf(throughput), List.copyOf(latency));
        }
    }

    /** Whether nobody ended it. */
    private boolean measureThroughput(Rig rig) throws IOException, ExecutionException, InterruptedException {
        if (plan.throughput().isEmpty()) {
            return true;
        }
        Set<Integer> partitions = partitions();
        for (int count : partitions) {
            rig.renew(Inputs.prefix(count), count, Inputs.topics(partitions));
        }
        tell("publishing %,d records, seed %d ...", plan.records(), plan.seed());
        Inputs inputs =
                Inputs.publish(rig.servers(), new Workload(plan.seed(), plan.records(), plan.messages()), partitions);
        tell(
                "%,d records; of them %,d times a supervisor is told of a session",
                inputs.records(), inputs.expected().story().count());
        records = inputs.records();
        ThroughputRun run = new ThroughputRun(rig, inputs, partitions, plan.commitInterval());
        return Turns.rounds(plan.rounds(), round -> {
            for (Plan.Setting setting : plan.throughput()) {
                for (Contender contender : Turns.of(contenders, round)) {
                    Throughput found = run.measure(contender, setting.partitions(), setting.threads(), round);
                    throughput.add(found);
                    tell("round %d, %s, %s: %s", round, setting, contender.name(), summary(found));
                }
            }
        });
    }

    /** Whether nobody ended it. */
    private boolean measureLatency(Rig rig) throws IOException, ExecutionException {
        if (plan.ratesPerSecond().isEmpty()) {
            return true;
        }
        LatencyRun run = new LatencyRun(rig, Inputs.topics(partitions()), plan);
        return Turns.rounds(plan.rounds(), round -> {
            for (Contender contender : Turns.of(contenders, round)) {
                for (Latency found : run.measure(contender, 1, round)) {
                    latency.add(found);
                    tell(
                            "round %d, %,d records/s, %s: %s",
                            round, found.ratePerSecond(), contender.name(), summary(found));
                }
            }
        });
    }

    private Set<Integer> partitions() {
        Set<Integer> partitions = new TreeSet<>();
        plan.throughput().forEach(setting -> partitions.add(setting.partitions()));
        return partitions;
    }

    private static String summary(Throughput found) {
        return found.counts()
                ? String.format(Locale.ROOT, "%,.0f records/s", found.recordsPerSecond())
                : problem(found.problem());
    }

    private static String summary(Latency found) {
        return found.counts()
                ? String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", found.p50(), found.p99())
                : problem(found.problem());
    }

    private static String problem(@Nullable String why) {
        return "does not count: " + why;
    }

    @SuppressWarnings("AnnotateFormatMethod") // no library for one annotation
    private void tell(String format, Object... values) {
        say.accept(String.format(Locale.ROOT, format, values));
    }
}
