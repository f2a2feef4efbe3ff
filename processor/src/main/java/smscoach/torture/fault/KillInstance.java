package smscoach.torture.fault;

import smscoach.torture.stage.ProcessorInstance;
import smscoach.torture.stage.Stage;

/** A processor is gone from one moment to the next, and comes back at once or after others took over. */
final class KillInstance implements Fault {

    @Override
    public String inflict(Stage stage) throws InterruptedException {
        ProcessorInstance instance = stage.fleet().any(stage.random());
        instance.kill();
        boolean atOnce = stage.random().nextBoolean();
        if (!atOnce) {
            stage.awaitFlow();
        }
        stage.fleet().start(instance);
        stage.fleet().awaitRunning(instance);
        return instance + (atOnce ? ", started again at once" : ", started again after others took over");
    }
}
