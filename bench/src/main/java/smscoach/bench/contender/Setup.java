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
        return nameOf(Topic.COACH_COMMANDS);
    }

    public String events() {
        return nameOf(Topic.SMS_SESSION_EVENTS);
    }

    /** Where every contender writes, also one that copies. */
    public String outputs() {
        return nameOf(Topic.SUPERVISOR_SESSION_EVENTS);
    }

    public String nameOf(Topic topic) {
        return topicPrefix + topic.defaultName();
    }
}
