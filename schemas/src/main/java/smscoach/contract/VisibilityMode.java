package smscoach.contract;

/** How a supervisor takes part in a session: unseen, seen by the agent only, or seen by everybody. */
public enum VisibilityMode {
    Monitor(Visibility.Supervisors),
    Coach(Visibility.Agents),
    BargeIn(Visibility.All);

    private final Visibility visibility;

    VisibilityMode(Visibility visibility) {
        this.visibility = visibility;
    }

    /** Who sees a supervisor that takes part in this mode. */
    public Visibility visibility() {
        return visibility;
    }
}
