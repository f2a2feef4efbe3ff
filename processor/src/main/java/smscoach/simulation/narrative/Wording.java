package smscoach.simulation.narrative;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.EndReason;
import smscoach.contract.MonitoringMode;
import smscoach.contract.Operation;
import smscoach.contract.ParticipationState;
import smscoach.contract.StatusReason;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Visibility;
import smscoach.simulation.People;

/** What happened, in words that a supervisor would use. Each follows the name of who did it. */
final class Wording {

    private Wording() {}

    static String joined(SupervisorSessionEvent event) {
        String agent = People.nameOf(event.agentId());
        String how = switch (event.visibility()) {
            case Supervisors -> "listens to " + agent + ", unseen by all but supervisors";
            case Agents -> "coaches " + agent + ", unseen by the customer";
            case All -> "stands by " + agent + ", and the customer knows";
        };
        return event.state() == ParticipationState.Invited ? "steps in: " + how : how;
    }

    static String switched(Visibility visibility) {
        return switch (visibility) {
            case Supervisors -> "only listens from now on";
            case Agents -> "whispers from now on: agents read it, the customer does not";
            case All -> "speaks openly from now on: the customer reads it, too";
        };
    }

    static String ended(EndReason reason, @Nullable String queueName) {
        return switch (reason) {
            case Left -> "has left the session";
            case LoggedOut -> "is out: has logged out";
            case BecameAgent -> "is the agent now, and coaches here no more";
            case Completed -> "is out: the session is complete";
            case PlacedInQueue -> "is out: the session waits in the queue" + (queueName == null ? "" : " " + queueName);
            case Expired -> "is out: for too long nothing happened in the session";
        };
    }

    /** A command that succeeded. */
    static String done(CoachCommand command) {
        String agent = nameOf(command.userId());
        return switch (command.operationName()) {
            case Coach -> "will coach " + agent + which(command, agent);
            case Monitor -> "will listen to " + agent + which(command, agent);
            case BargeIn -> "will stand by " + agent + which(command, agent);
            case CancelSupervisorMonitoring -> "will not join " + agent + " any more; where joined already, stays";
            case Leave -> "has left";
            case Intrude -> "steps in";
            case SwitchToMonitor -> "only listens";
            case SwitchToCoach -> "whispers";
            case SwitchToBargeIn -> "speaks openly";
            case EndContactCenterSession -> "logs out: coaches nobody any more";
            case AssignFeatures ->
                "switches on " + features(command) + (isCoaching(command) ? ", so coaching is possible" : "");
            case UnassignFeatures ->
                "switches off " + features(command) + (isCoaching(command) ? ": no coaching until it is on again" : "");
        };
    }

    private static boolean isCoaching(CoachCommand command) {
        return command.features() != null && command.features().contains("api-multimedia");
    }

    private static String which(CoachCommand command, String agent) {
        return command.supervisorMonitoringMode() == MonitoringMode.NextChat
                ? ", but only in the next session " + agent + " accepts"
                : " in every session " + agent + " accepts from now on";
    }

    /** A command that was refused; the command is unknown where another publisher sent it. */
    static String refused(@Nullable CoachCommand command, CoachReply reply, StatusReason reason) {
        String wish = command == null ? "asked for " + reply.operationName() : "wanted to " + wish(command);
        return wish + ": " + why(reason);
    }

    private static String wish(CoachCommand command) {
        String agent = nameOf(command.userId());
        return switch (command.operationName()) {
            case Coach -> "coach " + agent;
            case Monitor -> "listen to " + agent;
            case BargeIn -> "stand by " + agent;
            case CancelSupervisorMonitoring -> "stop coaching " + agent;
            case Leave -> "leave " + session(command);
            case Intrude -> "join " + agent + " in " + session(command);
            case SwitchToMonitor -> "only listen in " + session(command);
            case SwitchToCoach -> "whisper in " + session(command);
            case SwitchToBargeIn -> "speak openly in " + session(command);
            case EndContactCenterSession -> "log out";
            case AssignFeatures -> "switch on " + features(command);
            case UnassignFeatures -> "switch off " + features(command);
        };
    }

    private static String why(StatusReason reason) {
        return switch (reason) {
            case MISSING_PARAMETER -> "something is missing";
            case SELF -> "nobody coaches oneself";
            case NO_SUBSCRIPTION -> "nothing to stop";
            case NOT_PARTICIPATING -> "is not in it";
            case AGENT_NOT_IN_SESSION -> "not there";
            case ALREADY_PARTICIPATING -> "is in it already";
            case NO_MODE -> "as what?";
            case SAME_MODE -> "does so already";
            case LIMIT -> "that would be too many";
            case NO_PERMISSION -> "has no right to do so";
            case FEATURE_OFF -> "coaching is off";
            case SESSION_NOT_FOUND -> "no such session";
            case UNKNOWN_OPERATION -> "nobody knows what that is";
            case OUT_OF_RANGE -> "no such value is allowed";
            case COMMAND_ID_REUSED -> "that id is taken";
        };
    }

    /** Whether the supervisor's session events tell it anyway. */
    static boolean isToldByItsEffect(Operation operation) {
        return switch (operation) {
            case Leave, Intrude, SwitchToMonitor, SwitchToCoach, SwitchToBargeIn -> true;
            case Coach,
                    Monitor,
                    BargeIn,
                    CancelSupervisorMonitoring,
                    EndContactCenterSession,
                    AssignFeatures,
                    UnassignFeatures -> false;
        };
    }

    /** "Ben", "Ben and Lee", "Ben, Lee and 3 others". */
    static String names(List<String> userIds) {
        List<String> names = userIds.stream().map(People::nameOf).toList();
        return switch (names.size()) {
            case 0 -> "nobody";
            case 1 -> names.getFirst();
            case 2 -> names.getFirst() + " and " + names.getLast();
            default -> names.get(0) + ", " + names.get(1) + " and " + (names.size() - 2) + " more";
        };
    }

    private static String nameOf(@Nullable String userId) {
        return userId == null ? "somebody" : People.nameOf(userId);
    }

    private static String session(CoachCommand command) {
        return command.smssessionId() == null ? "a session" : People.sessionName(command.smssessionId());
    }

    private static String features(CoachCommand command) {
        return command.features() == null ? "nothing" : String.join(", ", command.features());
    }
}
