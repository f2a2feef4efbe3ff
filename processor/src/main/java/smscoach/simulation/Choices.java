package smscoach.simulation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.MonitoringMode;
import smscoach.contract.Operation;
import smscoach.contract.VisibilityMode;

/** What a supervisor does next. */
final class Choices {

    private static final int AGENTS_COACHED = 2;

    private final Desk desk;
    private final Floor floor;
    private final Blunders blunders;

    Choices(Desk desk) {
        this.desk = desk;
        this.floor = desk.floor;
        this.blunders = new Blunders(desk);
    }

    @Nullable
    CoachCommand next(Instant at) {
        if (desk.coached.isEmpty() && desk.seats.isEmpty()) {
            return coach(at);
        }
        int dice = floor.random.nextInt(100);
        if (dice < 36) {
            return desk.coached.size() < AGENTS_COACHED ? coach(at) : inSession(at);
        }
        if (dice < 62) {
            return inSession(at);
        }
        if (dice < 72) {
            return intrude(at);
        }
        if (dice < 76) {
            return cancel(at);
        }
        if (dice < 79) {
            return desk.logOut(at);
        }
        if (dice < 84) {
            return blunders.any(at);
        }
        // The answer to the last command was slow, or got lost: the same command again.
        return dice < 86 ? desk.last() : null;
    }

    private @Nullable CoachCommand coach(Instant at) {
        Worker agent = floor.any(floor.agents);
        if (desk.coached.containsKey(agent.id)) {
            return null;
        }
        int dice = floor.random.nextInt(100);
        Operation operation = dice < 68 ? Operation.Coach : dice < 84 ? Operation.Monitor : Operation.BargeIn;
        MonitoringMode mode =
                floor.chance(30) ? MonitoringMode.NextChat : floor.chance(50) ? MonitoringMode.AllChats : null;
        String nickname = operation == Operation.BargeIn ? desk.worker.name + " (team lead)" : null;
        return desk.send(desk.commands.onAgent(operation, agent.id, mode, nickname, at));
    }

    private @Nullable CoachCommand inSession(Instant at) {
        List<Seat> seats = desk.seatsTaken();
        if (seats.isEmpty()) {
            return null;
        }
        Seat seat = floor.any(seats);
        if (seat.switching) {
            return null;
        }
        int dice = floor.random.nextInt(100);
        return switch (seat.mode) {
            case Monitor -> dice < 60 ? switchTo(VisibilityMode.Coach, seat, at) : dice < 75 ? bargeIn(seat, at) : null;
            case Coach ->
                dice < 30
                        ? bargeIn(seat, at)
                        : dice < 36 ? switchTo(VisibilityMode.Monitor, seat, at) : dice < 46 ? leave(seat, at) : null;
            case BargeIn -> dice < 45 ? switchTo(VisibilityMode.Coach, seat, at) : dice < 55 ? leave(seat, at) : null;
        };
    }

    private @Nullable CoachCommand bargeIn(Seat seat, Instant at) {
        return seat.session.talk().maySpeakOpenly(desk) ? switchTo(VisibilityMode.BargeIn, seat, at) : null;
    }

    private CoachCommand switchTo(VisibilityMode mode, Seat seat, Instant at) {
        seat.switching = true;
        if (mode == VisibilityMode.BargeIn) {
            seat.session.talk().speaksOpenly(desk);
        }
        Operation operation = switch (mode) {
            case Monitor -> Operation.SwitchToMonitor;
            case Coach -> Operation.SwitchToCoach;
            case BargeIn -> Operation.SwitchToBargeIn;
        };
        return desk.send(desk.commands.inSession(operation, seat.session.id, at));
    }

    private CoachCommand leave(Seat seat, Instant at) {
        seat.switching = true;
        return desk.send(desk.commands.inSession(Operation.Leave, seat.session.id, at));
    }

    private @Nullable CoachCommand intrude(Instant at) {
        LiveSession session = floor.anySession();
        if (session == null
                || session.agents.isEmpty()
                || desk.seats.size() > 1
                || session.hasAgent(desk.worker)
                || session.seatOf(desk) != null) {
            return null;
        }
        int dice = floor.random.nextInt(100);
        VisibilityMode mode = dice < 60 || !session.talk().maySpeakOpenly(desk)
                ? VisibilityMode.Coach
                : dice < 85 ? VisibilityMode.Monitor : VisibilityMode.BargeIn;
        if (mode == VisibilityMode.BargeIn) {
            session.talk().speaksOpenly(desk);
        }
        return desk.send(desk.commands.intrude(session.agents.getFirst().id, session.id, mode, at));
    }

    private @Nullable CoachCommand cancel(Instant at) {
        if (desk.coached.isEmpty()) {
            return null;
        }
        String agentId = floor.any(List.copyOf(desk.coached.keySet()));
        return desk.send(desk.commands.onAgent(Operation.CancelSupervisorMonitoring, agentId, at));
    }
}
