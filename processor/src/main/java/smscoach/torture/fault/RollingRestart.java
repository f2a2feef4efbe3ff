package smscoach.torture.fault;

import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.Stage;

/** What every deployment does. */
final class RollingRestart implements Fault {

    @Override
    public String inflict(Stage stage) throws InterruptedException {
        for (ProcessorInstance instance : stage.fleet().all()) {
            instance.stop();
            stage.fleet().start(instance);
            stage.fleet().awaitRunning(instance);
        }
        return "all instances";
    }
}
