package smscoach.bench.state;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import smscoach.bench.compare.check.Expected;
import smscoach.bench.compare.check.Story;
import smscoach.bench.compare.input.Workload;
import smscoach.bench.compare.measure.Committed;
import smscoach.bench.compare.measure.Feed;
import smscoach.bench.compare.measure.Rig;
import smscoach.bench.stage.Footprint;
import smscoach.contract.Topic;
import smscoach.torture.stage.StageException;

/**
 * Fills one instance with subscriptions and live sessions, has it work off a backlog, and restarts it.
 *
 * <p>The backlog is published while the instance is stopped, so that both inputs wait, and are taken in the order of
 * their times, and whoever publishes takes no processor from the instance. It then starts with no code compiled,
 * whatever size it was filled to, and the same first records of the backlog are there to warm it up: the time begins
 * when these are taken. So each size is measured over the same records, by an instance with the same past but for its
 * state.
 */
final class StateRun {

    private static final int PARTITIONS = 4;

    /** All of the workload is in the past, and nothing of it is so old that it is forgotten. */
    private static final Duration AGO = Duration.ofHours(12);

    private final Rig rig;
    private final Plan plan;
    private final Consumer<String> say;

    StateRun(Rig rig, Plan plan, Consumer<String> say) {
        this.rig = rig;
        this.plan = plan;
        this.say = say;
    }

    Figures measure(int sessions, int round) throws IOException, ExecutionException, InterruptedException {
        String application = "state-%d-%d".formatted(sessions, round);
        rig.renew("", PARTITIONS, Set.of());
        try (Subject subject = Subject.started(rig, application, PARTITIONS)) {
            Expected expected = new Expected();
            Instant start = Instant.now().minus(AGO);
            Figures.Stored filled;
            try (Feed feed = new Feed(rig.servers(), List.of(""), expected::take)) {
                fill(subject, feed, new Standing(sessions, plan.subscriptions(), start));
                subject.stop();
                filled = subject.stored();
                publish(feed, new Workload(plan.seed(), plan.warmUp() + plan.events(), start));
            }
            subject.start();
            WorkedOff workedOff = subject.workOff(plan.events());
            tell("worked off the last %,d records, %,.0f a second", workedOff.records(), workedOff.recordsPerSecond());
            requireRight(expected.story());
            Footprint footprint = subject.footprint();
            long resident = footprint.resident();
            long heap = footprint.heap();
            subject.stop();
            Figures.Stored stored = subject.stored();
            Restarts restarts = new Restarts(rig, subject, PARTITIONS, say);
            Restarts.Seconds seconds = restarts.measure(sessions, plan.subscriptions());
            return new Figures(
                    sessions,
                    round,
                    null,
                    workedOff.recordsPerSecond(),
                    workedOff.records(),
                    workedOff.cpuSeconds(),
                    workedOff.kafkaCpuSeconds(),
                    heap,
                    resident,
                    filled,
                    stored,
                    seconds.warm(),
                    seconds.restore());
        } catch (StageException e) {
            return Figures.failed(sessions, round, String.valueOf(e.getMessage()));
        }
    }

    private void fill(Subject subject, Feed feed, Standing standing) throws InterruptedException {
        tell("publishing %,d subscriptions ...", standing.subscriptions());
        standing.commands().forEach(feed::send);
        feed.settle();
        subject.awaitAllTaken();
        tell("publishing %,d sessions that an agent accepts ...", standing.sessions());
        standing.accepts().forEach(feed::send);
        feed.settle();
        subject.awaitAllTaken();
        subject.requireExactly(standing.sessions(), standing.subscriptions());
    }

    private void publish(Feed feed, Workload workload) throws InterruptedException {
        tell(
                "publishing a backlog of %,d records, of which %,d to warm up ...",
                plan.warmUp() + plan.events(), plan.warmUp());
        while (workload.hasNext()) {
            feed.send(workload.next());
        }
    }

    /** No figure counts before every supervisor was told what the engine says that he must be. */
    private void requireRight(Story expected) {
        tell("comparing outputs ...");
        Story told = new Story();
        Committed.readAll(rig, Topic.SUPERVISOR_SESSION_EVENTS.defaultName(), PARTITIONS, told::add);
        told.differenceFrom(expected).ifPresent(difference -> {
            throw new StageException(difference);
        });
        if (!told.isInTheOrderOf(expected)) {
            throw new StageException("Supervisors were told of sessions out of order");
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // no library for one annotation
    private void tell(String format, Object... values) {
        say.accept(String.format(Locale.ROOT, format, values));
    }
}
