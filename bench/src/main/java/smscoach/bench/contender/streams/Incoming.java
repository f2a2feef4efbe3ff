package smscoach.bench.contender.streams;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import smscoach.bench.contender.streams.Step.Subscription;

/** A command or an event as it comes in, as far as the rules of the comparison need it. */
record Incoming(
        String contactCenterId,
        @Nullable String commandId,
        @Nullable Supervisor supervisor,
        @Nullable String supervisorMonitoringMode,
        @Nullable String nickname,
        @Nullable String eventId,
        @Nullable String type,
        @Nullable String smssessionId,
        @Nullable String queueName,
        @Nullable String userId) {

    record Supervisor(String userId, @Nullable String userName) {}

    boolean isOfTheComparison() {
        return !"MessageSent".equals(type);
    }

    Step step() {
        if (commandId != null) {
            return new Step.Subscribed(contactCenterId, Objects.requireNonNull(userId), subscription(commandId));
        }
        String event = Objects.requireNonNull(eventId);
        String session = Objects.requireNonNull(smssessionId);
        return switch (Objects.requireNonNull(type)) {
            case "AgentAccepted" -> new Step.Accepted(contactCenterId, event, session, Objects.requireNonNull(userId));
            case "AgentLeft" -> new Step.Left(contactCenterId, event, session, Objects.requireNonNull(userId));
            case "SessionPlacedInQueue" ->
                new Step.Emptied(contactCenterId, event, session, "PlacedInQueue", queueName);
            case "SessionCompleted" -> new Step.Emptied(contactCenterId, event, session, "Completed", null);
            default -> throw new IllegalArgumentException("No rule for " + type);
        };
    }

    private Subscription subscription(String id) {
        Supervisor who = Objects.requireNonNull(supervisor);
        String name = nickname;
        if (name == null) {
            name = who.userName() != null ? who.userName() : who.userId();
        }
        return new Subscription(who.userId(), name, id, "NextChat".equals(supervisorMonitoringMode));
    }
}
