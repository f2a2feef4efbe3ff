package smscoach.simulation.run;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachReply;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.Publication;
import smscoach.simulation.SimulationSettings;
import smscoach.simulation.narrative.Ink;
import smscoach.simulation.narrative.Narrator;
import smscoach.simulation.narrative.Received;

/**
 * A simulated contact center on a Kafka cluster: publishes, listens to what comes out, tells it, and checks that the
 * processor keeps its promises. All happens on the thread that calls {@link #run()}.
 */
public final class DemoRun {

    private static final Duration LONGEST_POLL = Duration.ofMillis(250);
    private static final Duration QUIET = Duration.ofMillis(500);
    private static final int BURST = 1_000;

    private final DemoSettings settings;
    private final PrintStream out;
    private final Ink ink;
    private final Narrator narrator;
    private final Tally tally = new Tally();
    private final Promises promises = new Promises();
    private final Object lock = new Object();
    private @Nullable Outlet open;
    private volatile boolean stopped;

    public DemoRun(DemoSettings settings, PrintStream out, Ink ink) {
        this.settings = settings;
        this.out = out;
        this.ink = ink;
        this.narrator = new Narrator(ink, ZoneId.systemDefault(), out::println);
    }

    /**
     * Runs for the time that the settings say, or until {@link #stop()}; then ends the day, waits for what has not been
     * answered, and sums up.
     *
     * @throws DemoException where it cannot begin
     */
    public DemoResult run() {
        try (Outlet outlet = new Outlet(settings);
                Inlet inlet = new Inlet(settings)) {
            opened(outlet);
            Instant start = Instant.now();
            ContactCenterSimulation simulation = new ContactCenterSimulation(simulationSettings(start));
            new Heading(ink, out).print(simulation);
            work(simulation, inlet, outlet, start);
            Duration took = Duration.between(start, Instant.now());
            close(simulation, inlet, outlet);
            new Summary(ink, out).print(tally, promises, took);
            out.flush();
            return result();
        } finally {
            opened(null);
        }
    }

    /** Ends the day. May be called from any thread, and more than once; {@link #run()} returns soon after. */
    public void stop() {
        stopped = true;
        synchronized (lock) {
            if (open != null) {
                open.wakeUp();
            }
        }
    }

    private void opened(@Nullable Outlet outlet) {
        synchronized (lock) {
            open = outlet;
        }
    }

    private SimulationSettings simulationSettings(Instant start) {
        return new SimulationSettings(
                settings.seed(),
                start,
                settings.eventsPerSecond(),
                settings.contactCenters(),
                settings.agents(),
                settings.supervisors(),
                true);
    }

    private void work(ContactCenterSimulation simulation, Inlet inlet, Outlet outlet, Instant start) {
        Instant end = settings.duration() == null ? Instant.MAX : start.plus(settings.duration());
        while (!stopped && Instant.now().isBefore(end)) {
            for (int i = 0; i < BURST && !stopped && !simulation.nextAt().isAfter(Instant.now()); i++) {
                publish(simulation.next(), inlet);
            }
            Instant next = simulation.nextAt().isBefore(end) ? simulation.nextAt() : end;
            listen(simulation, inlet, outlet, Duration.between(Instant.now(), next));
        }
    }

    private void close(ContactCenterSimulation simulation, Inlet inlet, Outlet outlet) {
        if (settings.narrate()) {
            out.println(ink.paint(Ink.Style.DIM, "The contact center closes: sessions end, supervisors log out."));
        }
        for (Publication last : simulation.close(Instant.now())) {
            publish(last, inlet);
        }
        Instant end = Instant.now().plus(settings.patience());
        while (!promises.areSettled() && Instant.now().isBefore(end)) {
            listen(simulation, inlet, outlet, LONGEST_POLL);
        }
        // What should not come would come now.
        Instant quiet = Instant.now().plus(QUIET);
        while (Instant.now().isBefore(quiet)) {
            listen(simulation, inlet, outlet, Duration.between(Instant.now(), quiet));
        }
        promises.giveUp();
    }

    private void publish(Publication publication, Inlet inlet) {
        promises.published(publication.message());
        tally.published(publication, System.nanoTime());
        inlet.publish(publication);
        if (settings.narrate()) {
            narrator.published(publication, Instant.now());
        }
    }

    private void listen(ContactCenterSimulation simulation, Inlet inlet, Outlet outlet, Duration atMost) {
        Duration wait = atMost.isNegative() ? Duration.ZERO : atMost;
        List<Received> records = outlet.poll(wait.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : wait);
        long nanoTime = System.nanoTime();
        for (Received record : records) {
            tally.received(record, nanoTime);
            promises.received(record);
            if (settings.narrate()) {
                narrator.received(record, Instant.now());
            }
            if (record.message() instanceof SupervisorSessionEvent event) {
                simulation.observed(event);
            } else if (record.message() instanceof CoachReply reply) {
                simulation.observed(reply);
            }
        }
        inlet.failures().forEach(failure -> promises.notPublished(failure.message(), failure.why()));
        if (settings.narrate()) {
            narrator.waited(Instant.now());
            out.flush();
        }
    }

    private DemoResult result() {
        return new DemoResult(
                promises.broken(),
                tally.in,
                tally.out,
                Tally.of(tally.supervisorEvents, SupervisorEventType.Delivered),
                tally.whispers,
                promises.whispersAtCustomers(),
                tally.fromAcceptToDelivered.percentile(50),
                tally.fromAcceptToDelivered.percentile(99));
    }
}
