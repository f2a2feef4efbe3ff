package smscoach.bench.compare.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import smscoach.bench.compare.Contender;
import smscoach.bench.compare.Plan;
import smscoach.bench.compare.check.Expected;
import smscoach.bench.compare.check.Outcome;
import smscoach.bench.contender.Setup;
import smscoach.contract.Topic;
import smscoach.torture.stage.StageException;
import smscoach.torture.stage.Waiting;

/**
 * Sends probes at one rate after the other and measures how long their news takes. Before the first of them many for some
 * time, so that what is to be compiled is compiled; before each some at its rate. No figure counts where what was
 * written in all is not what had to be.
 */
public final class LatencyRun {

    private static final String PREFIX = "live.";
    private static final Duration TO_BEGIN = Duration.ofSeconds(60);
    private static final int PROBES_TO_BEGIN = 24;
    private static final int RATE_TO_BEGIN = 240;
    private static final int RATE_TO_COMPILE = 10_000;

    private final Rig rig;
    private final Set<String> kept;
    private final Plan plan;

    public LatencyRun(Rig rig, Set<String> kept, Plan plan) {
        this.rig = rig;
        this.kept = kept;
        this.plan = plan;
    }

    /** One process for all rates; when it fails at one, those that would follow fail as well. */
    public List<Latency> measure(Contender contender, int threads, int round)
            throws ExecutionException, InterruptedException {
        List<Integer> rates = plan.ratesPerSecond();
        Setup setup = new Setup(
                rig.servers(),
                "%s-live-%d".formatted(contender.name(), round),
                PREFIX,
                plan.latencyPartitions(),
                threads,
                plan.commitInterval(),
                rig.folder());
        rig.renew(PREFIX, plan.latencyPartitions(), kept);
        List<Latency> found = new ArrayList<>();
        try (Entrant entrant = Entrant.start(contender, rig, setup, 1);
                Receiver receiver = Receiver.start(rig.servers(), setup.outputs(), plan.latencyPartitions());
                Sender sender = new Sender(rig.servers(), PREFIX)) {
            entrant.awaitRunning();
            sender.subscribe();
            Probes probes = new Probes(entrant, receiver, sender);
            probes.begin();
            probes.warmUp(RATE_TO_COMPILE, plan.compile());
            for (int rate : rates) {
                probes.warmUp(rate, plan.warmUp());
                found.add(probes.measure(contender, rate, round));
            }
            Optional<String> difference = difference(contender, setup);
            if (difference.isPresent()) {
                return rates.stream()
                        .map(rate -> Latency.failed(contender.name(), rate, round, difference.get()))
                        .toList();
            }
        } catch (StageException e) {
            rates.stream()
                    .skip(found.size())
                    .forEach(rate ->
                            found.add(Latency.failed(contender.name(), rate, round, String.valueOf(e.getMessage()))));
        }
        return found;
    }

    /** Of all that it wrote from what it should have written for all that was sent, in words. */
    private Optional<String> difference(Contender contender, Setup setup) {
        Expected expected = new Expected();
        for (Topic topic : List.of(Topic.COACH_COMMANDS, Topic.SMS_SESSION_EVENTS)) { // in the order of sending
            Committed.readAll(
                    rig,
                    setup.nameOf(topic),
                    plan.latencyPartitions(),
                    (key, value) -> expected.take(topic, key, value));
        }
        Outcome written = contender.newOutcome();
        Committed.readAll(
                rig, setup.outputs(), plan.latencyPartitions(), written, expected.countFor(written), rig.limit());
        return expected.differenceOf(written);
    }

    /** The waves of one process, numbered on. */
    private final class Probes {

        private final Entrant entrant;
        private final Receiver receiver;
        private final Sender sender;
        private int next;
        private double sentPerSecond;

        Probes(Entrant entrant, Receiver receiver, Sender sender) {
            this.entrant = entrant;
            this.receiver = receiver;
            this.sender = sender;
        }

        /** A few, until their news comes: the subscriptions have been taken then. */
        void begin() throws InterruptedException {
            long deadline = System.nanoTime() + TO_BEGIN.toNanos();
            while (true) {
                Wave wave = wave(PROBES_TO_BEGIN, RATE_TO_BEGIN);
                if (Waiting.until(Duration.ofSeconds(2), wave::isComplete)) {
                    return;
                }
                entrant.requireAlive();
                if (System.nanoTime() > deadline) {
                    throw new StageException("no news of the first probes within " + TO_BEGIN.toSeconds() + " s");
                }
            }
        }

        /** Until all of it is done, so that nothing of it is left to do when it counts. */
        void warmUp(int rate, Duration time) throws InterruptedException {
            Wave wave = send(rate, time, rig.limit());
            if (!wave.isComplete()) {
                throw new StageException("news of %,d of %,d probes of the warm-up at %,d/s within %d s"
                        .formatted(
                                wave.arrived(), wave.probes(), rate, rig.limit().toSeconds()));
            }
        }

        private Wave send(int rate, Duration time, Duration drain) throws InterruptedException {
            Wave wave = wave((int) Math.max(1, rate * time.toMillis() / 1_000 / Sender.RECORDS_PER_PROBE), rate);
            Waiting.until(drain, () -> {
                entrant.requireAlive();
                return wave.isComplete();
            });
            return wave;
        }

        Latency measure(Contender contender, int rate, int round) throws InterruptedException {
            Moment before = Moment.now(0, entrant.cpuTime(), rig);
            Wave wave = send(rate, plan.measured(), drain());
            Moment after = Moment.now(0, entrant.cpuTime(), rig);
            if (!wave.isComplete()) {
                throw new StageException("news of %,d of %,d probes at %,d/s, and no more within %d s"
                        .formatted(wave.arrived(), wave.probes(), rate, drain().toSeconds()));
            }
            double seconds = after.secondsSince(before);
            return Latency.of(
                    contender.name(),
                    rate,
                    round,
                    sentPerSecond,
                    after.cpuSecondsSince(before) / seconds,
                    after.kafkaCpuSecondsSince(before) / seconds,
                    wave.nanos());
        }

        /** Who is behind may take as long again. */
        private Duration drain() {
            return plan.measured().plusSeconds(5);
        }

        private Wave wave(int probes, int rate) throws InterruptedException {
            Wave wave = new Wave(next, probes);
            receiver.expect(wave);
            sentPerSecond = sender.send(wave, next, rate);
            next += probes;
            return wave;
        }
    }
}
