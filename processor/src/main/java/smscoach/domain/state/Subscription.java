package smscoach.domain.state;

import smscoach.contract.MonitoringMode;
import smscoach.contract.VisibilityMode;

/** A supervisor's wish to be in an agent's sessions. At most one per agent and supervisor. */
public record Subscription(
        String subscriptionId,
        String agentId,
        String supervisorId,
        String nickname,
        VisibilityMode visibilityMode,
        MonitoringMode monitoringMode,
        long since) {}
