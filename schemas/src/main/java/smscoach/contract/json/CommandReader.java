package smscoach.contract.json;

import static smscoach.contract.json.Fields.required;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Bounds;
import smscoach.contract.CoachCommand;
import smscoach.contract.ContractViolation;
import smscoach.contract.Field;
import smscoach.contract.MonitoringMode;
import smscoach.contract.Operation;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.ReceivedCommand.Roles;
import smscoach.contract.VisibilityMode;
import smscoach.contract.json.FieldValue.OnField;

/** Reads one command: strictly for its publisher, or just as far as it can be answered. */
final class CommandReader implements OnField {

    private static final List<MonitoringMode> MONITORING_MODES = List.of(MonitoringMode.values());
    private static final List<VisibilityMode> VISIBILITY_MODES = List.of(VisibilityMode.values());
    private static final Roles NO_ROLES = new Roles(null, null);

    private Field<String> commandId = Field.absent();
    private Field<String> contactCenterId = Field.absent();
    private Field<String> supervisorId = Field.absent();
    private Field<String> userName = Field.absent();
    private Roles roles = NO_ROLES;
    private Field<Instant> issuedAt = Field.absent();

    private @Nullable Object operationName;
    private @Nullable Object userId;
    private @Nullable Object smssessionId;
    private @Nullable Object monitoringMode;
    private @Nullable Object visibilityMode;
    private @Nullable Object nickname;
    private @Nullable Object features;

    private CommandReader() {}

    /** What the processor reads: a violation only where nobody could be answered. */
    static ReceivedCommand read(byte @Nullable [] json) {
        return ObjectReader.read(json, CommandReader::new).received();
    }

    /** What a publisher may send: the checks C1, C2, C5 and C6 that need no state. */
    static CoachCommand readStrictly(byte @Nullable [] json) {
        ReceivedCommand received = read(json);
        String name = required("operationName", received.operationName());
        Operation operation = Operation.named(name);
        if (operation == null) {
            throw new ContractViolation("operationName", "is none of " + List.of(Operation.values()));
        }
        if (received.roles().problem() != null) {
            throw new ContractViolation("supervisor.roles", received.roles().problem());
        }
        return new CoachCommand(
                received.commandId(),
                received.contactCenterId(),
                operation,
                new CoachCommand.Supervisor(
                        received.supervisorId(),
                        Fields.optional("supervisor.userName", received.userName()),
                        received.roles().named()),
                parameter("userId", received.userId(), operation.needsAgent()),
                parameter("smssessionId", received.smssessionId(), operation.needsSession()),
                Fields.optional("supervisorMonitoringMode", received.supervisorMonitoringMode()),
                Fields.optional("supervisorVisibilityMode", received.supervisorVisibilityMode()),
                Fields.optional("nickname", received.nickname()),
                parameter("features", received.features(), operation.needsFeatures()),
                received.issuedAt());
    }

    private static <T> @Nullable T parameter(String name, Field<T> field, boolean needed) {
        return needed ? required(name, field) : Fields.optional(name, field);
    }

    @Override
    public void read(String name, FieldValue value) throws IOException {
        switch (name) {
            case "commandId" -> commandId = Fields.id(value.take());
            case "contactCenterId" -> contactCenterId = Fields.id(value.take());
            case "operationName" -> operationName = value.take();
            case "supervisor" -> supervisor(value);
            case "userId" -> userId = value.take();
            case "smssessionId" -> smssessionId = value.take();
            case "supervisorMonitoringMode" -> monitoringMode = value.take();
            case "supervisorVisibilityMode" -> visibilityMode = value.take();
            case "nickname" -> nickname = value.take();
            case "features" -> features = value.take();
            case "issuedAt" -> issuedAt = Fields.time(value.take());
            default -> value.skip();
        }
    }

    private void supervisor(FieldValue supervisor) throws IOException {
        supervisorId = Field.absent();
        userName = Field.absent();
        roles = NO_ROLES;
        if (!supervisor.isObject()) {
            if (!Fields.isAbsent(supervisor.take())) {
                supervisorId = Field.notAllowed("is absent: supervisor is not an object");
            }
            return;
        }
        supervisor.fields((name, value) -> {
            switch (name) {
                case "userId" -> supervisorId = Fields.id(value.take());
                case "userName" -> userName = Fields.name(value.take());
                case "roles" -> roles = roles(value.take());
                default -> value.skip();
            }
        });
    }

    private static Roles roles(@Nullable Object value) {
        if (Fields.isAbsent(value)) {
            return NO_ROLES;
        }
        Field<List<String>> strings = Fields.strings(value, 0, Bounds.MAX_ROLES, Bounds::surrogateProblem);
        List<String> named = value instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
        return new Roles(named, strings.problem());
    }

    private ReceivedCommand received() {
        return new ReceivedCommand(
                required("commandId", commandId),
                required("contactCenterId", contactCenterId),
                Fields.string(operationName, Bounds::operationNameProblem),
                required("supervisor.userId", supervisorId),
                userName,
                roles,
                Fields.id(userId),
                Fields.id(smssessionId),
                Fields.oneOf(monitoringMode, MONITORING_MODES),
                Fields.oneOf(visibilityMode, VISIBILITY_MODES),
                Fields.name(nickname),
                Fields.strings(features, 1, Bounds.MAX_FEATURES, Bounds::nameProblem),
                required("issuedAt", issuedAt),
                Fingerprints.of(
                        operationName, userId, smssessionId, monitoringMode, visibilityMode, nickname, features));
    }
}
