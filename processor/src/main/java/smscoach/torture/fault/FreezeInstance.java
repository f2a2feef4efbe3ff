package smscoach.torture.fault;

import java.time.Duration;
import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.Stage;

/**
 * A processor stops in the middle of its work for so long that others have taken it over and its transaction is
 * aborted. When it wakes, it does not know.
 */
final class FreezeInstance implements Fault {

    @Override
    public String inflict(Stage stage) throws InterruptedException {
        ProcessorInstance instance = stage.fleet().any(stage.random());
        instance.freeze();
        try {
            stage.pauseBetween(Duration.ofSeconds(35), Duration.ofSeconds(45));
        } finally {
            instance.thaw();
        }
        stage.fleet().awaitAllRunning();
        return instance.toString();
    }
}
