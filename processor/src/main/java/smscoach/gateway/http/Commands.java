package smscoach.gateway.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Bounds;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachCommand.Supervisor;
import smscoach.contract.MonitoringMode;
import smscoach.contract.Operation;
import smscoach.contract.StatusReason;
import smscoach.contract.VisibilityMode;
import smscoach.gateway.identity.Caller;

/** Makes commands of requests: who asks is the token's, whom and what he asks for the request's. */
final class Commands {

    private static final String ROLE = Operation.EndContactCenterSession.role();

    private final Duration bodyPatience;
    private final InstantSource clock;

    Commands(Duration bodyPatience, InstantSource clock) {
        this.bodyPatience = bodyPatience;
        this.clock = clock;
    }

    /** The command of a request with a body, for one of those operations. */
    CoachCommand read(
            Context ctx, Caller caller, Set<Operation> allowed, @Nullable String user, @Nullable String session) {
        return read(ctx, caller, body(ctx), allowed, user, session);
    }

    Body body(Context ctx) {
        return Body.of(ctx, bodyPatience);
    }

    static String operationName(Body body) {
        String name = body.text("operationName", Bounds::operationNameProblem);
        if (name == null) {
            throw new RefusalException(StatusReason.MISSING_PARAMETER, "operationName is absent.");
        }
        return name;
    }

    /** The same, of a body that was read before. */
    CoachCommand read(
            Context ctx,
            Caller caller,
            Body body,
            Set<Operation> allowed,
            @Nullable String user,
            @Nullable String session) {
        String commandId = commandId(ctx);
        String name = operationName(body);
        Operation operation = Operation.named(name);
        if (operation == null || !allowed.contains(operation)) {
            throw new RefusalException(
                    StatusReason.UNKNOWN_OPERATION, "operationName is no operation of this resource.");
        }
        requireSupervisor(caller);
        return new CoachCommand(
                commandId,
                caller.contactCenterId(),
                operation,
                supervisor(caller),
                user == null ? null : id("userId", user),
                session == null ? null : id("smssessionId", session),
                body.oneOf("supervisorMonitoringMode", MonitoringMode.class),
                body.oneOf("supervisorVisibilityMode", VisibilityMode.class),
                body.nickname(),
                null,
                now());
    }

    CoachCommand logout(Context ctx, Caller caller) {
        String commandId = commandId(ctx);
        requireSupervisor(caller);
        return new CoachCommand(
                commandId,
                caller.contactCenterId(),
                Operation.EndContactCenterSession,
                supervisor(caller),
                null,
                null,
                null,
                null,
                null,
                null,
                now());
    }

    /** An id of a path. */
    static String id(String name, String value) {
        String problem = Bounds.idProblem(value);
        if (problem != null) {
            throw new RefusalException(StatusReason.OUT_OF_RANGE, name + " " + problem + ".");
        }
        return value;
    }

    static String commandId(Context ctx) {
        String key = ctx.header("Idempotency-Key");
        return key == null ? UUID.randomUUID().toString() : id("Idempotency-Key", key);
    }

    /** As the processor would say; so nobody without the role can write to the log. */
    static void requireSupervisor(Caller caller) {
        if (!caller.isSupervisor()) {
            throw new RefusalException(StatusReason.NO_PERMISSION, "The caller is no supervisor.");
        }
    }

    private static Supervisor supervisor(Caller caller) {
        return new Supervisor(caller.userId(), caller.userName(), List.of(ROLE));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
