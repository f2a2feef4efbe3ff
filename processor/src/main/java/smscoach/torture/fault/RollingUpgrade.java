package smscoach.torture.fault;

import java.util.List;
import smscoach.torture.stage.Stage;

/** A rolling restart after which another build runs. */
public final class RollingUpgrade implements Fault {

    private final List<String> program;

    /** An upgrade to this program. */
    public RollingUpgrade(List<String> program) {
        this.program = List.copyOf(program);
    }

    @Override
    public String inflict(Stage stage) throws InterruptedException {
        stage.fleet().useProgram(program);
        return new RollingRestart().inflict(stage);
    }
}
