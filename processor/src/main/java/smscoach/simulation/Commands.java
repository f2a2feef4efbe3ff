package smscoach.simulation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachCommand.Supervisor;
import smscoach.contract.MonitoringMode;
import smscoach.contract.Operation;
import smscoach.contract.VisibilityMode;

/** Writes the commands of one user. */
final class Commands {

    private final Floor floor;
    private final Supervisor sender;

    Commands(Floor floor, String userId, String userName, String role) {
        this.floor = floor;
        this.sender = new Supervisor(userId, userName, List.of(role));
    }

    /** CancelSupervisorMonitoring, or Coach, Monitor, BargeIn in the default mode. */
    CoachCommand onAgent(Operation operation, String agentId, Instant at) {
        return onAgent(operation, agentId, null, null, at);
    }

    CoachCommand onAgent(
            Operation operation,
            String agentId,
            @Nullable MonitoringMode monitoringMode,
            @Nullable String nickname,
            Instant at) {
        return command(floor.ids.command(), operation, agentId, null, monitoringMode, null, nickname, null, at);
    }

    CoachCommand inSession(Operation operation, String smssessionId, Instant at) {
        return command(floor.ids.command(), operation, null, smssessionId, null, null, null, null, at);
    }

    CoachCommand intrude(String agentId, String smssessionId, @Nullable VisibilityMode mode, Instant at) {
        return command(floor.ids.command(), Operation.Intrude, agentId, smssessionId, null, mode, null, null, at);
    }

    CoachCommand features(Operation operation, String feature, Instant at) {
        return command(floor.ids.command(), operation, null, null, null, null, null, List.of(feature), at);
    }

    CoachCommand bare(Operation operation, Instant at) {
        return command(floor.ids.command(), operation, null, null, null, null, null, null, at);
    }

    /** Another command by mistake under an id that has been used. */
    CoachCommand underUsedId(CoachCommand used, String agentId, Instant at) {
        return command(used.commandId(), Operation.Monitor, agentId, null, null, null, null, null, at);
    }

    private CoachCommand command(
            String commandId,
            Operation operation,
            @Nullable String agentId,
            @Nullable String smssessionId,
            @Nullable MonitoringMode monitoringMode,
            @Nullable VisibilityMode visibilityMode,
            @Nullable String nickname,
            @Nullable List<String> features,
            Instant at) {
        return new CoachCommand(
                commandId,
                floor.contactCenterId,
                operation,
                sender,
                agentId,
                smssessionId,
                monitoringMode,
                visibilityMode,
                nickname,
                features,
                at);
    }
}
