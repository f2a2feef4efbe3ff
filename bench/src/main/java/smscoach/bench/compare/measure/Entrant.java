package smscoach.bench.compare.measure;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import smscoach.bench.compare.Contender;
import smscoach.bench.contender.Setup;
import smscoach.torture.stage.Fleet;
import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.StageException;
import smscoach.torture.stage.Waiting;

/**
 * A contender's instances, which end with this process: each a process with a state folder of its own, all of one
 * application.
 */
public final class Entrant implements AutoCloseable {

    private static final Duration TO_RUN = Duration.ofMinutes(2);

    private final Contender contender;
    private final Fleet fleet;
    private final List<ProcessorInstance> instances;

    private Entrant(Contender contender, Fleet fleet, int instances) {
        this.contender = contender;
        this.fleet = fleet;
        this.instances =
                IntStream.range(0, instances).mapToObj(each -> fleet.add()).toList();
    }

    /** Starts all instances at once. */
    static Entrant start(Contender contender, Rig rig, Setup setup, int instances) {
        Fleet fleet = new Fleet(
                rig.folder().resolve(setup.applicationId()), contender.program().apply(setup));
        Entrant entrant = new Entrant(contender, fleet, instances);
        try {
            entrant.instances.forEach(fleet::start);
            return entrant;
        } catch (RuntimeException e) {
            entrant.close();
            throw e;
        }
    }

    /** Waits until every instance says of itself that it works. */
    void awaitRunning() throws InterruptedException {
        for (ProcessorInstance instance : instances) {
            Waiting.require(TO_RUN, contender.name() + " does not run; see " + instance.logFile(), () -> {
                requireAlive();
                return instance.isRunning();
            });
        }
    }

    public void requireAlive() {
        for (ProcessorInstance instance : instances) {
            if (!instance.isAlive()) {
                throw new StageException(contender.name() + " has ended: " + instance.lastLine());
            }
        }
    }

    /** Of all instances. */
    Duration cpuTime() {
        return instances.stream().map(ProcessorInstance::cpuTime).reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        fleet.close();
    }
}
