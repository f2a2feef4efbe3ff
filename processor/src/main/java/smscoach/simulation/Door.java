package smscoach.simulation;

import java.time.Instant;
import smscoach.simulation.dialogue.Dialogue;

/** Where customers come in, as many as the agents can serve. */
final class Door implements Actor {

    private final Floor floor;
    private final Stage stage;
    private final int most;
    private boolean open;

    Door(Floor floor, Stage stage) {
        this.floor = floor;
        this.stage = stage;
        this.most = Math.max(1, floor.agents.size() * 4 / 5);
    }

    @Override
    public Turn act(Instant at) {
        if (!open) {
            open = true;
            admit(LiveSession.running(floor, floor.any(Dialogue.ALL)));
        } else if (floor.live().size() < most) {
            admit(LiveSession.beginning(floor, floor.any(Dialogue.ALL)));
        }
        // The larger the floor, the more customers come, so that it stays as busy.
        return Turn.idle(Math.max(1, floor.between(120, 280) / most));
    }

    private void admit(LiveSession session) {
        floor.began(session);
        stage.enter(session, 1);
    }
}
