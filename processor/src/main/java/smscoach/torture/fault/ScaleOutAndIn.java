package smscoach.torture.fault;

import java.time.Duration;
import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.Stage;

/** A busy hour: one instance joins, works, and leaves in order. */
final class ScaleOutAndIn implements Fault {

    @Override
    public String inflict(Stage stage) throws InterruptedException {
        ProcessorInstance more = stage.fleet().add();
        stage.fleet().start(more);
        stage.fleet().awaitRunning(more);
        stage.pauseBetween(Duration.ofSeconds(3), Duration.ofSeconds(8));
        more.stop();
        stage.fleet().removeLast();
        return more.toString();
    }
}
