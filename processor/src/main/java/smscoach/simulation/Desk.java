package smscoach.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.MonitoringMode;
import smscoach.contract.Operation;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Visibility;
import smscoach.contract.VisibilityMode;

/** A supervisor's desk: what the supervisor knows, which is what replies and events have told. */
final class Desk implements Actor {

    private static final int PATIENCE = 30;

    final Floor floor;
    final Worker worker;
    final Commands commands;

    /** The agents whom the supervisor coaches, by id, with the command that began it. */
    final Map<String, CoachCommand> coached = new LinkedHashMap<>();

    final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Map<String, CoachCommand> unanswered = new LinkedHashMap<>();
    private final Choices choices;
    private @Nullable CoachCommand last;
    private int waited;
    private boolean away;

    Desk(Floor floor, Worker worker) {
        this.floor = floor;
        this.worker = worker;
        this.commands = new Commands(floor, worker.id, worker.name, "supervisor");
        this.choices = new Choices(this);
    }

    @Nullable
    CoachCommand last() {
        return last;
    }

    @Override
    public Turn act(Instant at) {
        if (away) {
            away = false;
            return Turn.idle(floor.between(150, 300));
        }
        if (!unanswered.isEmpty() && waited++ < PATIENCE) {
            return Turn.idle(10);
        }
        waited = 0;
        unanswered.clear();
        CoachCommand command = choices.next(at);
        return command == null ? Turn.idle(floor.between(30, 90)) : Turn.of(command, floor.between(60, 150));
    }

    /** Sends a command of which the supervisor expects that it succeeds. */
    CoachCommand send(CoachCommand command) {
        last = command;
        if (floor.feedback) {
            unanswered.put(command.commandId(), command);
        } else {
            foresee(command);
        }
        return command;
    }

    CoachCommand logOut(Instant at) {
        return send(commands.bare(Operation.EndContactCenterSession, at));
    }

    List<Seat> seatsTaken() {
        return new ArrayList<>(seats.values());
    }

    void observed(CoachReply reply) {
        CoachCommand command = unanswered.remove(reply.commandId());
        if (command == null) {
            return;
        }
        Seat seat = command.smssessionId() == null ? null : seats.get(command.smssessionId());
        if (reply.statusCode() == 0) {
            succeeded(command);
        } else if (command.operationName() == Operation.CancelSupervisorMonitoring) {
            forget(command.userId());
        } else if (seat != null) {
            seat.switching = false;
        }
    }

    void observed(SupervisorSessionEvent event) {
        LiveSession session = floor.session(event.smssessionId());
        switch (event.type()) {
            case Delivered -> {
                if (session != null) {
                    take(session, modeOf(event.visibility()));
                }
                forgetIfForOneChat(event.subscriptionId());
            }
            case VisibilityChanged -> change(seats.get(event.smssessionId()), modeOf(event.visibility()));
            case Left, Revoked -> left(event.smssessionId());
        }
    }

    /** What a command that succeeded means for the agents coached; what it means for sessions the events tell. */
    private void succeeded(CoachCommand command) {
        switch (command.operationName()) {
            case Coach, Monitor, BargeIn -> {
                Worker agent = floor.agent(command.userId());
                if (agent != null) {
                    coached.put(agent.id, command);
                    agent.followers.add(this);
                }
            }
            case CancelSupervisorMonitoring -> forget(command.userId());
            case EndContactCenterSession -> {
                List.copyOf(coached.keySet()).forEach(this::forget);
                away = true;
            }
            case Leave, Intrude, SwitchToMonitor, SwitchToCoach, SwitchToBargeIn, AssignFeatures, UnassignFeatures -> {}
        }
    }

    private void foresee(CoachCommand command) {
        if (command.operationName().needsMultimedia() && !floor.multimedia) {
            return;
        }
        succeeded(command);
        String smssessionId = command.smssessionId();
        LiveSession session = smssessionId == null ? null : floor.session(smssessionId);
        Seat seat = smssessionId == null ? null : seats.get(smssessionId);
        switch (command.operationName()) {
            case Leave -> left(String.valueOf(smssessionId));
            case Intrude -> {
                if (session != null && command.supervisorVisibilityMode() != null) {
                    take(session, command.supervisorVisibilityMode());
                }
            }
            case SwitchToMonitor -> change(seat, VisibilityMode.Monitor);
            case SwitchToCoach -> change(seat, VisibilityMode.Coach);
            case SwitchToBargeIn -> change(seat, VisibilityMode.BargeIn);
            case EndContactCenterSession -> seatsTaken().forEach(each -> left(each.session));
            case Coach, Monitor, BargeIn, CancelSupervisorMonitoring, AssignFeatures, UnassignFeatures -> {}
        }
    }

    /** The agent accepts a session; the supervisor assumes to be brought in. */
    void foreseeDelivery(LiveSession session, Worker agent) {
        CoachCommand command = coached.get(agent.id);
        if (command == null) {
            return;
        }
        if (!seats.containsKey(session.id) && !session.hasAgent(worker)) {
            take(session, VisibilityMode.valueOf(command.operationName().name()));
        }
        forgetIfForOneChat(command.commandId());
    }

    void left(LiveSession session) {
        left(session.id);
    }

    private void left(String smssessionId) {
        Seat seat = seats.remove(smssessionId);
        if (seat != null) {
            seat.session.seats.remove(seat);
        }
    }

    private void take(LiveSession session, VisibilityMode mode) {
        left(session);
        Seat seat = new Seat(this, session, mode);
        seats.put(session.id, seat);
        session.seats.add(seat);
        change(seat, mode);
    }

    private static void change(@Nullable Seat seat, VisibilityMode mode) {
        if (seat != null) {
            seat.mode = mode;
            seat.switching = false;
            if (mode == VisibilityMode.BargeIn) {
                seat.session.talk().speaksOpenly(seat.desk);
            }
        }
    }

    private void forgetIfForOneChat(@Nullable String subscriptionId) {
        coached.values().stream()
                .filter(c ->
                        c.commandId().equals(subscriptionId) && c.supervisorMonitoringMode() == MonitoringMode.NextChat)
                .findFirst()
                .ifPresent(c -> forget(c.userId()));
    }

    private void forget(@Nullable String agentId) {
        Worker agent = floor.agent(agentId);
        if (agent != null) {
            coached.remove(agent.id);
            agent.followers.remove(this);
        }
    }

    private static VisibilityMode modeOf(Visibility visibility) {
        return switch (visibility) {
            case Supervisors -> VisibilityMode.Monitor;
            case Agents -> VisibilityMode.Coach;
            case All -> VisibilityMode.BargeIn;
        };
    }
}
