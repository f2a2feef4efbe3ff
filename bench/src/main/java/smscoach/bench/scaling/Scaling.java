package smscoach.bench.scaling;

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
import smscoach.bench.compare.Contender;
import smscoach.bench.compare.input.Workload;
import smscoach.bench.compare.measure.Entrant;
import smscoach.bench.compare.measure.Inputs;
import smscoach.bench.compare.measure.Machine;
import smscoach.bench.compare.measure.Rig;
import smscoach.bench.compare.measure.Throughput;
import smscoach.bench.compare.measure.ThroughputRun;
import smscoach.bench.contender.Setup;
import smscoach.bench.stage.Turns;
import smscoach.broker.EmbeddedKafka;
import smscoach.torture.stage.StageException;

/**
 * All layouts on one Kafka, in turn, round after round.
 *
 * <p>The records wait, and all instances of a layout start at once, each of them cold. Instances that joined one after
 * the other would move partitions, and state with them, while the first of them works: what was done before would be the
 * figure of another layout. So Kafka waits for members before it lets a new group begin, as it does everywhere by
 * {@code group.initial.rebalance.delay.ms}, only for longer than its default of 3 s: the first that any instance gets is
 * its share. It is measured once half of the outputs are there, over all instances, as in the comparison. Who has which
 * partitions is looked at before and after; where that is not the same, the figure does not count.
 *
 * <p>Topics that are empty until all instances run would be no better: Kafka Streams takes it that a partition that was
 * empty when it last heard of it still is, and would take the first events before the commands of the same time.
 */
final class Scaling {

    /** The only contender here decides itself when it commits. */
    private static final Duration NO_INTERVAL = Duration.ZERO;

    private static final String INITIAL_DELAY = "group.initial.rebalance.delay.ms";

    private final ScalingPlan plan;
    private final Contender contender;
    private final Consumer<String> say;

    Scaling(ScalingPlan plan, Contender contender, Consumer<String> say) {
        this.plan = plan;
        this.contender = contender;
        this.say = say;
    }

    ScalingResults run(Machine machine, Path folder, Duration limit)
            throws IOException, ExecutionException, InterruptedException {
        Set<Integer> partitions = new TreeSet<>();
        plan.layouts().forEach(layout -> partitions.add(layout.partitions()));
        List<Measured> found = new ArrayList<>();
        EmbeddedKafka.Builder broker =
                Rig.broker().property(INITIAL_DELAY, Long.toString(Group.INITIAL_DELAY.toMillis()));
        try (Rig rig = Rig.on(broker, folder, limit)) {
            for (int count : partitions) {
                rig.renew(Inputs.prefix(count), count, Inputs.topics(partitions));
            }
            Inputs inputs = Inputs.publish(rig.servers(), new Workload(plan.seed(), plan.records()), partitions);
            tell("%,d records, seed %d", inputs.records(), plan.seed());
            ThroughputRun run = new ThroughputRun(rig, inputs, partitions, NO_INTERVAL);
            boolean isComplete = Turns.rounds(plan.rounds(), round -> {
                for (Layout layout : Turns.of(plan.layouts(), round)) {
                    Measured measured = measure(run, rig, layout, round);
                    found.add(measured);
                    tell("round %d, %s: %s", round, layout, summary(measured));
                }
            });
            return new ScalingResults(machine, plan, isComplete, inputs.records(), List.copyOf(found));
        }
    }

    private Measured measure(ThroughputRun run, Rig rig, Layout layout, int round)
            throws ExecutionException, InterruptedException {
        Watch watch = new Watch(rig, layout);
        Throughput throughput =
                run.measure(contender, layout.partitions(), layout.instances(), layout.threads(), round, watch);
        return new Measured(
                layout,
                rig.fullest(Inputs.topics(Set.of(layout.partitions())), layout.partitions()),
                watch.shares,
                throughput);
    }

    /** Sees that those who begin are those who end. */
    private static final class Watch implements ThroughputRun.Onlooker {

        private final Rig rig;
        private final Layout layout;
        private Shares shares = Shares.UNKNOWN;

        Watch(Rig rig, Layout layout) {
            this.rig = rig;
            this.layout = layout;
        }

        @Override
        public void begin(Setup setup, Entrant entrant) throws InterruptedException {
            shares = group(setup).awaitComplete(layout, entrant::requireAlive);
        }

        @Override
        public void end(Setup setup) throws ExecutionException, InterruptedException {
            Shares now = group(setup).look();
            if (!now.equals(shares)) {
                throw new StageException("partitions moved while it was measured: %s, then %s".formatted(shares, now));
            }
        }

        private Group group(Setup setup) {
            return new Group(rig.admin(), setup.applicationId(), setup.events());
        }
    }

    private static String summary(Measured measured) {
        Throughput found = measured.throughput();
        return found.counts()
                ? String.format(
                        Locale.ROOT,
                        "%,.0f records/s, %.1f s; partitions of threads: %s",
                        found.recordsPerSecond(),
                        found.seconds(),
                        measured.shares())
                : "does not count: " + found.problem();
    }

    @SuppressWarnings("AnnotateFormatMethod") // no library for one annotation
    private void tell(String format, Object... values) {
        say.accept(String.format(Locale.ROOT, format, values));
    }
}
