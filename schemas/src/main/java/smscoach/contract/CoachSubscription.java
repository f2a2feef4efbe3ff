package smscoach.contract;

import java.time.Instant;

/** A supervisor's subscription on an agent, on {@code coach-subscriptions}; a tombstone when it ends. */
public record CoachSubscription(
        String subscriptionId,
        String contactCenterId,
        String agentId,
        String supervisorId,
        String nickname,
        VisibilityMode visibilityMode,
        MonitoringMode supervisorMonitoringMode,
        Instant since)
        implements ContractMessage {}
