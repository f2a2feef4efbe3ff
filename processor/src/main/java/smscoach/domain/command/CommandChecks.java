package smscoach.domain.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Field;
import smscoach.contract.MonitoringMode;
import smscoach.contract.Operation;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.StatusReason;
import smscoach.contract.VisibilityMode;
import smscoach.domain.Rules;
import smscoach.domain.state.Reply.Refusal;

/** The checks C1 to C7, in their order: the first that fails is the answer. What passes is a {@link Request}. */
final class CommandChecks {

    private final ReceivedCommand command;

    private CommandChecks(ReceivedCommand command) {
        this.command = command;
    }

    sealed interface Result {
        record Passed(Request request) implements Result {}

        record Failed(Refusal refusal) implements Result {}
    }

    static Result check(ReceivedCommand command, boolean multimediaIsOn) {
        return new CommandChecks(command).check(multimediaIsOn);
    }

    private Result check(boolean multimediaIsOn) {
        if (command.operationName().isAbsent()) {
            return failed(StatusReason.MISSING_PARAMETER, "operationName is absent"); // C1
        }
        Operation operation = operation();
        if (operation == null) { // C2
            return failed(StatusReason.UNKNOWN_OPERATION, "operationName is none of " + List.of(Operation.values()));
        }
        if (!command.roles().hold(operation.role())) { // C3
            return failed(
                    StatusReason.NO_PERMISSION,
                    "supervisor.roles does not hold \"" + operation.role() + "\", which " + operation + " needs");
        }
        if (operation.needsMultimedia() && !multimediaIsOn) { // C4
            return failed(
                    StatusReason.FEATURE_OFF,
                    "contactCenterId: this contact center has not the feature " + Rules.MULTIMEDIA);
        }
        String missing = missingParameter(operation);
        if (missing != null) { // C5
            return failed(StatusReason.MISSING_PARAMETER, missing + " is absent, and " + operation + " needs it");
        }
        String problem = firstProblem();
        if (problem != null) { // C6
            return failed(StatusReason.OUT_OF_RANGE, problem);
        }
        if (operation.needsAgent() && agent().equals(command.supervisorId())) { // C7
            return failed(StatusReason.SELF, "userId is the supervisor's own: nobody coaches himself");
        }
        return new Result.Passed(request(operation));
    }

    private static Result failed(StatusReason reason, String message) {
        return new Result.Failed(new Refusal(reason, message));
    }

    private @Nullable Operation operation() {
        String name = command.operationName().orNull();
        return name == null ? null : Operation.named(name);
    }

    private @Nullable String missingParameter(Operation operation) {
        if (operation.needsAgent() && command.userId().isAbsent()) {
            return "userId";
        }
        if (operation.needsSession() && command.smssessionId().isAbsent()) {
            return "smssessionId";
        }
        return operation.needsFeatures() && command.features().isAbsent() ? "features" : null;
    }

    private @Nullable String firstProblem() {
        return firstOf(
                problem("supervisor.userName", command.userName()),
                command.roles().problem() == null
                        ? null
                        : "supervisor.roles " + command.roles().problem(),
                problem("userId", command.userId()),
                problem("smssessionId", command.smssessionId()),
                problem("supervisorMonitoringMode", command.supervisorMonitoringMode()),
                problem("supervisorVisibilityMode", command.supervisorVisibilityMode()),
                problem("nickname", command.nickname()),
                problem("features", command.features()));
    }

    private static @Nullable String problem(String name, Field<?> field) {
        String problem = field.problem();
        return problem == null ? null : name + " " + problem;
    }

    private static @Nullable String firstOf(@Nullable String... problems) {
        for (String problem : problems) {
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private Request request(Operation operation) {
        return switch (operation) {
            case Coach -> subscribe(VisibilityMode.Coach);
            case Monitor -> subscribe(VisibilityMode.Monitor);
            case BargeIn -> subscribe(VisibilityMode.BargeIn);
            case CancelSupervisorMonitoring -> new Request.CancelMonitoring(agent());
            case Leave -> new Request.Leave(session());
            case Intrude ->
                new Request.Intrude(
                        agent(),
                        session(),
                        command.supervisorVisibilityMode().orNull(),
                        command.nickname().orNull(),
                        ownNickname());
            case SwitchToMonitor -> new Request.SwitchTo(session(), VisibilityMode.Monitor);
            case SwitchToCoach -> new Request.SwitchTo(session(), VisibilityMode.Coach);
            case SwitchToBargeIn -> new Request.SwitchTo(session(), VisibilityMode.BargeIn);
            case EndContactCenterSession -> new Request.LogOut();
            case AssignFeatures -> new Request.AssignFeatures(features());
            case UnassignFeatures -> new Request.UnassignFeatures(features());
        };
    }

    private Request subscribe(VisibilityMode mode) {
        MonitoringMode monitoring = orElse(command.supervisorMonitoringMode(), MonitoringMode.AllChats);
        return new Request.Subscribe(agent(), mode, monitoring, orElse(command.nickname(), ownNickname()));
    }

    private String ownNickname() {
        return orElse(command.userName(), command.supervisorId());
    }

    private String agent() {
        return present(command.userId());
    }

    private String session() {
        return present(command.smssessionId());
    }

    private List<String> features() {
        return present(command.features());
    }

    private static <T> T orElse(Field<T> field, T otherwise) {
        T value = field.orNull();
        return value == null ? otherwise : value;
    }

    private static <T> T present(Field<T> field) {
        T value = field.orNull();
        if (value == null) {
            throw new IllegalStateException("C5 and C6 have passed, yet a parameter is not there");
        }
        return value;
    }
}
