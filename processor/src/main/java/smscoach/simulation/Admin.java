package smscoach.simulation;

import java.time.Instant;
import smscoach.contract.CoachCommand;
import smscoach.contract.Operation;

/** The administrator: opens the contact center, and sometimes switches a feature off and on again. */
final class Admin implements Actor {

    static final String COACHING = "api-multimedia";
    private static final String SURVEYS = "customer-survey";

    private final Floor floor;
    private final Commands commands;
    private boolean open;
    private boolean surveys;

    Admin(Floor floor) {
        this.floor = floor;
        this.commands = new Commands(floor, People.adminId(), People.nameOf(People.adminId()), "admin");
    }

    @Override
    public Turn act(Instant at) {
        if (!open) {
            open = true;
            return Turn.of(switchOn(at), floor.between(1500, 3000));
        }
        if (!floor.multimedia) {
            return Turn.of(switchOn(at), floor.between(4000, 8000));
        }
        if (floor.chance(30)) {
            floor.multimedia = false;
            return Turn.of(commands.features(Operation.UnassignFeatures, COACHING, at), floor.between(100, 200));
        }
        surveys = !surveys;
        Operation operation = surveys ? Operation.AssignFeatures : Operation.UnassignFeatures;
        return Turn.of(commands.features(operation, SURVEYS, at), floor.between(2500, 5000));
    }

    /** Coaching may be off because an earlier run was killed. */
    CoachCommand switchOn(Instant at) {
        floor.multimedia = true;
        return commands.features(Operation.AssignFeatures, COACHING, at);
    }
}
