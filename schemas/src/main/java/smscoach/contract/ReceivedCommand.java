package smscoach.contract;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A command that can be answered: who asks, when and under which id are known; all else is as it came, since what is
 * wrong with it is the reply's to say. {@code content} stands for the operation and its parameters as received.
 */
public record ReceivedCommand(
        String commandId,
        String contactCenterId,
        Field<String> operationName,
        String supervisorId,
        Field<String> userName,
        Roles roles,
        Field<String> userId,
        Field<String> smssessionId,
        Field<MonitoringMode> supervisorMonitoringMode,
        Field<VisibilityMode> supervisorVisibilityMode,
        Field<String> nickname,
        Field<List<String>> features,
        Instant issuedAt,
        Fingerprint content) {

    /**
     * The supervisor's roles.
     *
     * @param named all strings of the list, also where it is not allowed; null where the field is absent
     * @param problem what is wrong with it, if anything is
     */
    public record Roles(
            @Nullable List<String> named, @Nullable String problem) {

        public boolean hold(String role) {
            return named != null && named.contains(role);
        }
    }
}
