package smscoach.bench.state;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import smscoach.bench.compare.measure.Rig;
import smscoach.bench.stage.Footprint;
import smscoach.bench.stage.Shipped;
import smscoach.cli.base.WorkFolder;
import smscoach.stream.Changelog;
import smscoach.torture.stage.Fleet;
import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.StageException;
import smscoach.torture.stage.Waiting;

/** The processor that is measured: one instance with one thread, as it is shipped. */
final class Subject implements AutoCloseable {

    private static final Duration TO_TELL = Duration.ofSeconds(30);

    private final Rig rig;
    private final String application;
    private final Fleet fleet;
    private final ProcessorInstance instance;
    private final Inbox inbox;
    private final Gauges gauges;

    private Subject(Rig rig, String application, int partitions, Gauges gauges) {
        this.rig = rig;
        this.application = application;
        this.gauges = gauges;
        this.inbox = new Inbox(rig, application, partitions);
        this.fleet = new Fleet(
                rig.folder().resolve(application),
                Shipped.processor(
                        rig.servers(),
                        "--application-id",
                        application,
                        "--threads",
                        "1",
                        "--http-port",
                        Integer.toString(gauges.port())));
        this.instance = fleet.add();
    }

    static Subject started(Rig rig, String application, int partitions) throws IOException, InterruptedException {
        Subject subject = new Subject(rig, application, partitions, Gauges.atAnyPort());
        try {
            subject.start();
            subject.awaitRunning();
            return subject;
        } catch (StageException | InterruptedException e) {
            subject.close();
            throw e;
        }
    }

    void start() {
        fleet.start(instance);
    }

    void awaitRunning() throws InterruptedException {
        fleet.awaitRunning(instance);
        if (!fleet.ends().isEmpty()) {
            throw new StageException("The processor died, and what was measured is not one start: " + fleet.ends());
        }
    }

    void stop() throws InterruptedException {
        instance.stop();
    }

    /** It dies, is missed by its group, and its state is gone: a start is then one on another machine. */
    void lose() throws IOException, InterruptedException {
        instance.kill();
        new WorkFolder(instance.stateDir()).delete();
        Waiting.require(rig.limit(), "Nobody misses the dead instance", inbox::isLeft);
    }

    /** Waits until it has committed all that was published. */
    void awaitAllTaken() throws InterruptedException {
        Waiting.require(rig.limit(), "Not all was taken; see " + instance.logFile(), () -> {
            if (!instance.isAlive()) {
                throw new StageException("The processor has ended: " + instance.lastLine());
            }
            return inbox.taken() == inbox.published();
        });
    }

    /** Waits likewise, and tells how fast the last of them were. */
    WorkedOff workOff(int last) throws ExecutionException, InterruptedException {
        return WorkedOff.watch(inbox, instance, rig, last);
    }

    /** Waits until it says that it knows exactly so many. */
    void requireExactly(int liveSessions, int subscriptions) throws InterruptedException {
        Gauges.Counts expected = new Gauges.Counts(liveSessions, subscriptions);
        Waiting.require(
                TO_TELL, "There should be " + expected, () -> gauges.counts().equals(expected));
    }

    /** Waits until it says that it knows at least so many. */
    void requireAtLeast(int liveSessions, int subscriptions) throws InterruptedException {
        Waiting.require(
                TO_TELL,
                "State was lost: there should be %,d sessions and %,d subscriptions at least"
                        .formatted(liveSessions, subscriptions),
                () -> {
                    Gauges.Counts counts = gauges.counts();
                    return counts.liveSessions() >= liveSessions && counts.subscriptions() >= subscriptions;
                });
    }

    Footprint footprint() {
        return new Footprint(instance.pid());
    }

    /** Once it has stopped, when all of its state is in files. */
    Figures.Stored stored() throws ExecutionException, InterruptedException {
        return new Figures.Stored(
                Footprint.ofFolder(instance.stateDir()), rig.logBytes().getOrDefault(Changelog.name(application), 0L));
    }

    @Override
    public void close() {
        fleet.close();
    }
}
