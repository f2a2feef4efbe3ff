package smscoach.simulation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.Operation;
import smscoach.contract.VisibilityMode;

/** Commands that a desk should not send, and that people send all the same: each is refused. */
final class Blunders {

    private final Desk desk;
    private final Floor floor;

    Blunders(Desk desk) {
        this.desk = desk;
        this.floor = desk.floor;
    }

    CoachCommand any(Instant at) {
        CoachCommand blunder = switch (floor.random.nextInt(8)) {
            case 0 -> desk.commands.intrude(floor.any(floor.agents).id, "sms-0", VisibilityMode.Coach, at);
            case 1 -> cancelWhatIsNot(at);
            case 2 -> leaveWhereNot(at);
            case 3 -> switchToTheSame(at);
            case 4 -> intrudeOnTheWrongAgent(at);
            case 5 -> byAnAgent(at);
            case 6 -> underUsedId(at);
            default -> null;
        };
        return blunder != null ? blunder : desk.commands.onAgent(Operation.Coach, desk.worker.id, at);
    }

    private @Nullable CoachCommand cancelWhatIsNot(Instant at) {
        Worker agent = floor.any(floor.agents);
        return desk.coached.containsKey(agent.id)
                ? null
                : desk.commands.onAgent(Operation.CancelSupervisorMonitoring, agent.id, at);
    }

    private @Nullable CoachCommand leaveWhereNot(Instant at) {
        LiveSession session = floor.anySession();
        return session == null || session.seatOf(desk) != null
                ? null
                : desk.commands.inSession(Operation.Leave, session.id, at);
    }

    private @Nullable CoachCommand switchToTheSame(Instant at) {
        List<Seat> seats = desk.seatsTaken();
        return seats.isEmpty() || !seats.getFirst().is(VisibilityMode.Coach)
                ? null
                : desk.commands.inSession(Operation.SwitchToCoach, seats.getFirst().session.id, at);
    }

    private @Nullable CoachCommand intrudeOnTheWrongAgent(Instant at) {
        LiveSession session = floor.anySession();
        Worker agent = session == null ? null : floor.agentFor(session);
        return session == null || agent == null || session.hasAgent(desk.worker) || session.seatOf(desk) != null
                ? null
                : desk.commands.intrude(agent.id, session.id, VisibilityMode.Coach, at);
    }

    /** An agent would like to coach a colleague. */
    private CoachCommand byAnAgent(Instant at) {
        Worker agent = floor.agents.getFirst();
        return new Commands(floor, agent.id, agent.name, "agent")
                .onAgent(Operation.Coach, floor.agents.getLast().id, at);
    }

    private @Nullable CoachCommand underUsedId(Instant at) {
        CoachCommand last = desk.last();
        return last == null ? null : desk.commands.underUsedId(last, floor.any(floor.agents).id, at);
    }
}
