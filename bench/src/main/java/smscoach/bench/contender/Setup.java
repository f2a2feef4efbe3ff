package smscoach.bench.contender;

import java.nio.file.Path;
import java.time.Duration;
import smscoach.contract.Topic;

/** What every contender is told. */
public record Setup(
        String bootstrapServers,
        String applicationId,
        String topicPrefix,
        int partitions,
        int threads,
        Duration commitInterval,
        Path stateDir) {

    public String commands() {
        return topicPrefix + Topic.COACH_COMMANDS.defaultName();
    }

    public String events() {
        return topicPrefix + Topic.SMS_SESSION_EVENTS.defaultName();
    }

    /** Where every contender writes, also one that copies. */
    public String outputs() {
        return topicPrefix + Topic.SUPERVISOR_SESSION_EVENTS.defaultName();
    }
}
