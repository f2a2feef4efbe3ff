package smscoach.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a supervisor asks for, on {@code coach-commands}. */
public record CoachCommand(
        String commandId,
        String contactCenterId,
        Operation operationName,
        Supervisor supervisor,
        @Nullable String userId,
        @Nullable String smssessionId,
        @Nullable MonitoringMode supervisorMonitoringMode,
        @Nullable VisibilityMode supervisorVisibilityMode,
        @Nullable String nickname,
        @Nullable List<String> features,
        Instant issuedAt)
        implements ContractMessage {

    /** Who asks, as his publisher authenticated him. */
    public record Supervisor(
            String userId,
            @Nullable String userName,
            @Nullable List<String> roles) {}
}
