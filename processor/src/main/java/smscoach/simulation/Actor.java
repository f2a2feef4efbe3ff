package smscoach.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import smscoach.contract.ContractMessage;

/** Somebody or something that acts now and then: a session, a supervisor, the door. */
interface Actor {

    Turn act(Instant at);

    /**
     * What an actor did when it was its turn.
     *
     * @param message what it published, or null
     * @param pause how long until its next turn, in tenths of a second at a natural pace; negative when it is done
     */
    record Turn(@Nullable ContractMessage message, int pause) {

        static final Turn DONE = new Turn(null, -1);

        static Turn of(ContractMessage message, int pause) {
            return new Turn(message, pause);
        }

        static Turn idle(int pause) {
            return new Turn(null, pause);
        }
    }
}
