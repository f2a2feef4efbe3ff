package smscoach.bench.compare.measure;

import java.time.Duration;
import smscoach.bench.compare.Contender;
import smscoach.bench.contender.Setup;
import smscoach.torture.stage.Fleet;
import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.StageException;
import smscoach.torture.stage.Waiting;

/** A contender's process, which ends with this one. */
final class Entrant implements AutoCloseable {

    private static final Duration TO_RUN = Duration.ofMinutes(2);

    private final Contender contender;
    private final Fleet fleet;
    private final ProcessorInstance instance;

    private Entrant(Contender contender, Fleet fleet, ProcessorInstance instance) {
        this.contender = contender;
        this.fleet = fleet;
        this.instance = instance;
    }

    static Entrant start(Contender contender, Rig rig, Setup setup) {
        Fleet fleet = new Fleet(
                rig.folder().resolve(setup.applicationId()), contender.program().apply(setup));
        Entrant entrant = new Entrant(contender, fleet, fleet.add());
        fleet.start(entrant.instance);
        return entrant;
    }

    void awaitRunning() throws InterruptedException {
        Waiting.require(TO_RUN, contender.name() + " does not run; see " + instance.logFile(), () -> {
            requireAlive();
            return instance.isRunning();
        });
    }

    void requireAlive() {
        if (!instance.isAlive()) {
            throw new StageException(contender.name() + " has ended: " + instance.lastLine());
        }
    }

    Duration cpuTime() {
        return instance.cpuTime();
    }

    @Override
    public void close() {
        fleet.close();
    }
}
