package smscoach.bench.flink;

import java.util.Objects;

/** A supervisor's wish to be brought into sessions of an agent. */
public final class Subscription {

    public String supervisorId = "";
    public String nickname = "";
    public String subscriptionId = "";
    public boolean forNextChatOnly;

    static Subscription of(Step command) {
        Step.Supervisor supervisor = Objects.requireNonNull(command.supervisor);
        Subscription subscription = new Subscription();
        subscription.supervisorId = supervisor.userId;
        subscription.subscriptionId = Objects.requireNonNull(command.commandId);
        subscription.nickname = nickname(command, supervisor);
        subscription.forNextChatOnly = "NextChat".equals(command.supervisorMonitoringMode);
        return subscription;
    }

    private static String nickname(Step command, Step.Supervisor supervisor) {
        if (command.nickname != null) {
            return command.nickname;
        }
        return supervisor.userName != null ? supervisor.userName : supervisor.userId;
    }
}
