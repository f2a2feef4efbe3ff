package smscoach.bench.compare.measure;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import smscoach.bench.compare.Contender;
import smscoach.bench.compare.check.Outcome;
import smscoach.bench.compare.check.Story;
import smscoach.bench.contender.Setup;
import smscoach.contract.Topic;
import smscoach.torture.stage.StageException;

/** Has one contender work off the inputs, and holds what it wrote against what it should have written. */
public final class ThroughputRun {

    private final Rig rig;
    private final Inputs inputs;
    private final Set<String> kept;
    private final Duration commitInterval;

    /** Who looks at the instances: once all have been started, and again when all outputs are there. */
    public interface Onlooker {

        /** Nobody. */
        Onlooker NONE = new Onlooker() {
            @Override
            public void begin(Setup setup, Entrant entrant) {}

            @Override
            public void end(Setup setup) {}
        };

        void begin(Setup setup, Entrant entrant) throws ExecutionException, InterruptedException;

        void end(Setup setup) throws ExecutionException, InterruptedException;
    }

    public ThroughputRun(Rig rig, Inputs inputs, Set<Integer> partitions, Duration commitInterval) {
        this.rig = rig;
        this.inputs = inputs;
        this.kept = Inputs.topics(partitions);
        this.commitInterval = commitInterval;
    }

    public Throughput measure(Contender contender, int partitions, int threads, int round)
            throws ExecutionException, InterruptedException {
        return measure(contender, partitions, 1, threads, round, Onlooker.NONE);
    }

    /** By so many instances, each with so many threads. */
    public Throughput measure(
            Contender contender, int partitions, int instances, int threads, int round, Onlooker onlooker)
            throws ExecutionException, InterruptedException {
        String prefix = Inputs.prefix(partitions);
        String application = "%s-%d-%d-%d-%d".formatted(contender.name(), partitions, instances, threads, round);
        Setup setup = new Setup(rig.servers(), application, prefix, partitions, threads, commitInterval, rig.folder());
        rig.renew(prefix, partitions, kept);
        Map<String, Long> before = rig.logBytes();
        Outcome outcome = contender.newOutcome();
        try {
            Progress progress;
            Moment start = Moment.now(0, Duration.ZERO, rig);
            try (Entrant entrant = Entrant.start(contender, rig, setup, instances)) {
                onlooker.begin(setup, entrant);
                progress = Progress.watch(
                        entrant,
                        rig,
                        start,
                        setup.outputs(),
                        partitions,
                        inputs.expected().countFor(outcome));
                onlooker.end(setup);
            }
            Map<String, Long> after = rig.logBytes();
            Committed.readAll(rig, setup.outputs(), partitions, outcome::add);
            return new Throughput(
                    contender.name(),
                    partitions,
                    threads,
                    round,
                    inputs.expected().differenceOf(outcome).orElse(null),
                    !(outcome instanceof Story story)
                            || story.isInTheOrderOf(inputs.expected().story()),
                    inputs.records() * progress.share() / progress.seconds(),
                    progress.seconds(),
                    perMillion(progress.cpuSeconds() / progress.share()),
                    perMillion(progress.kafkaCpuSeconds() / progress.share()),
                    inputs.records() * progress.shareFromStart() / progress.secondsFromStart(),
                    perMillion(progress.cpuSecondsFromStart() / progress.shareFromStart()),
                    perMillion(written(before, after, topic -> isOutput(topic, prefix))),
                    perMillion(written(before, after, topic -> !isOutput(topic, prefix))));
        } catch (StageException e) {
            return Throughput.failed(contender.name(), partitions, threads, round, String.valueOf(e.getMessage()));
        }
    }

    private double perMillion(double amount) {
        return amount * 1e6 / inputs.records();
    }

    private static boolean isOutput(String topic, String prefix) {
        return topic.startsWith(prefix)
                && Topic.outputs().stream().anyMatch(output -> topic.equals(prefix + output.defaultName()));
    }

    private static double written(Map<String, Long> before, Map<String, Long> after, Predicate<String> of) {
        return after.entrySet().stream()
                .filter(each -> of.test(each.getKey()))
                .mapToLong(each -> each.getValue() - before.getOrDefault(each.getKey(), 0L))
                .sum();
    }
}
