package smscoach.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import smscoach.simulation.dialogue.Dialogue;

/** Where customers come in, as many as the agents can serve. */
final class Door implements Actor {

    private final Floor floor;
    private final Stage stage;
    private final int most;
    private final List<Dialogue> deck = new ArrayList<>();
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
            admit(LiveSession.running(floor, dialogue()));
        } else if (floor.live().size() < most) {
            admit(LiveSession.beginning(floor, dialogue()));
        }
        // The larger the floor, the more customers come, so that it stays as busy.
        return Turn.idle(Math.max(1, floor.between(120, 280) / most));
    }

    /** Each once, in a new order every time, so that the same is not heard twice at once. */
    private Dialogue dialogue() {
        if (deck.isEmpty()) {
            deck.addAll(Dialogue.ALL);
            Collections.shuffle(deck, floor.random);
        }
        return deck.removeLast();
    }

    private void admit(LiveSession session) {
        floor.began(session);
        stage.enter(session, 1);
    }
}
