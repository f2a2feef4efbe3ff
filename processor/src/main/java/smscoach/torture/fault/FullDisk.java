package smscoach.torture.fault;

import java.time.Duration;
import java.util.Objects;
import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.Stage;
import smscoach.torture.stage.StateDisk;
import smscoach.torture.stage.Waiting;

/** The disk under a state folder is full: the instance goes on as long as it can, is stopped, and others take over. */
final class FullDisk implements Fault {

    private static final Duration GOES_ON = Duration.ofSeconds(10);

    @Override
    public String inflict(Stage stage) throws InterruptedException {
        ProcessorInstance instance = stage.fleet().any(stage.random());
        StateDisk disk = Objects.requireNonNull(stage.disks().get(instance.stateDir()), "disk");
        disk.fill();
        boolean ended;
        try {
            ended = Waiting.until(GOES_ON, () -> !instance.isAlive());
            if (!ended) {
                instance.stop();
            }
            stage.awaitFlow();
        } finally {
            disk.free();
        }
        if (!ended) {
            stage.fleet().start(instance);
        }
        stage.fleet().awaitAllRunning();
        return instance + (ended ? ", which ended by itself" : ", which went on until it was stopped");
    }
}
