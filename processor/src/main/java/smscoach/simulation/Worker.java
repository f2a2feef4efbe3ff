package smscoach.simulation;

import java.util.LinkedHashSet;
import java.util.Set;

/** A user of the contact center who can be the agent of sessions. */
final class Worker {

    final String id;
    final String name;

    /** Who coaches this agent, as far as is known. */
    final Set<Desk> followers = new LinkedHashSet<>();

    private int sessions;

    Worker(String id) {
        this.id = id;
        this.name = People.nameOf(id);
    }

    int sessions() {
        return sessions;
    }

    void takes() {
        sessions++;
    }

    void gives() {
        sessions--;
    }
}
