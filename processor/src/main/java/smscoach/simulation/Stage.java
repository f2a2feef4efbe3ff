package smscoach.simulation;

/** Where actors come on. */
interface Stage {

    void enter(Actor actor, int pause);
}
