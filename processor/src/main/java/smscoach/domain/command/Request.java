package smscoach.domain.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.MonitoringMode;
import smscoach.contract.VisibilityMode;

/** A command whose parameters are all there and in their bounds: each operation with what it needs. */
sealed interface Request {

    /** Coach, Monitor, BargeIn. */
    record Subscribe(String agentId, VisibilityMode mode, MonitoringMode monitoring, String nickname)
            implements Request {}

    record CancelMonitoring(String agentId) implements Request {}

    record Leave(String smssessionId) implements Request {}

    /** Mode and nickname as given, null where they were not. {@code ownNickname} is what they default to at last. */
    record Intrude(
            String agentId,
            String smssessionId,
            @Nullable VisibilityMode mode,
            @Nullable String nickname,
            String ownNickname)
            implements Request {}

    record SwitchTo(String smssessionId, VisibilityMode mode) implements Request {}

    /** EndContactCenterSession. */
    record LogOut() implements Request {}

    record AssignFeatures(List<String> features) implements Request {}

    record UnassignFeatures(List<String> features) implements Request {}
}
