package smscoach.bench.state;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import smscoach.bench.compare.input.Workload;
import smscoach.bench.compare.measure.Rig;
import smscoach.simulation.SimulationSettings;
import smscoach.torture.stage.Publisher;
import smscoach.torture.stage.Waiting;

/**
 * From the start of an instance until outputs of every partition come again, while contact centers are at work: with the
 * state folder that it left when it was stopped, and without any. Its group knows by then that the dead one is gone; how
 * long it takes for that, a session timeout, is no matter of the state.
 */
final class Restarts {

    private static final Duration SETTLED = Duration.ofSeconds(10);
    private static final int RECORDS_PER_SECOND = 50;

    private final Rig rig;
    private final Subject subject;
    private final int partitions;
    private final Consumer<String> say;

    record Seconds(double warm, double restore) {}

    Restarts(Rig rig, Subject subject, int partitions, Consumer<String> say) {
        this.rig = rig;
        this.subject = subject;
        this.partitions = partitions;
        this.say = say;
    }

    /** Of an instance that is stopped; it must know as much after each start. */
    Seconds measure(int sessions, int subscriptions) throws IOException, InterruptedException {
        try (Outflow outflow = new Outflow(rig.servers(), partitions);
                Publisher publisher = new Publisher(rig.servers(), "", partitions, load())) {
            outflow.start();
            publisher.start();
            start(outflow);
            Waiting.pause(SETTLED);

            subject.stop();
            outflow.awaitDry(rig.limit());
            double warm = start(outflow);
            say.accept(String.format(Locale.ROOT, "restarted in %.1f s", warm));
            subject.requireAtLeast(sessions, subscriptions);
            Waiting.pause(SETTLED);

            subject.lose();
            outflow.awaitDry(rig.limit());
            double restore = start(outflow);
            say.accept(String.format(Locale.ROOT, "restored in %.1f s", restore));
            subject.requireAtLeast(sessions, subscriptions);
            return new Seconds(warm, restore);
        }
    }

    private double start(Outflow outflow) throws InterruptedException {
        long start = System.nanoTime();
        subject.start();
        double seconds = (outflow.awaitAll(rig.limit()) - start) / 1e9;
        subject.awaitRunning();
        return seconds;
    }

    private static SimulationSettings load() {
        return SimulationSettings.readable(1, Instant.now())
                .withRate(RECORDS_PER_SECOND)
                .withPeople(Workload.CONTACT_CENTERS, Workload.AGENTS, Workload.SUPERVISORS);
    }
}
