package smscoach.topics;

import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;

import java.util.Optional;

/** One way in which a topic is not what the plan says, explained so that an operator knows what to do. */
public sealed interface Difference {

    /** The topic's name, with prefix. */
    String topic();

    Severity severity();

    /** What is wrong, where, and what to do. */
    String sentence();

    /** What {@code --fix} does about it: configurations only, since everything else moves data. */
    default Optional<Change> remedy() {
        return Optional.empty();
    }

    /** The topic is not there. */
    record Missing(String topic) implements Difference {
        @Override
        public Severity severity() {
            return Severity.REQUIRED;
        }

        @Override
        public String sentence() {
            return "%s is missing: create it with `coach topics create`.".formatted(topic);
        }
    }

    /**
     * A configuration that can be put right.
     *
     * @param wanted what {@code coach topics create --fix} would set
     * @param reason why it matters, after "because"
     */
    record Config(String topic, String key, String actual, String wanted, Severity severity, String reason)
            implements Difference {
        @Override
        public String sentence() {
            return "%s: %s is %s, the contract %s %s, because %s: fix with `%s` or `coach topics create --fix`."
                    .formatted(
                            topic,
                            key,
                            Amounts.readable(key, actual),
                            severity == Severity.REQUIRED ? "needs" : "has",
                            Amounts.readable(key, wanted),
                            reason,
                            new Change(key, wanted).command(topic));
        }

        @Override
        public Optional<Change> remedy() {
            return Optional.of(new Change(key, wanted));
        }
    }

    /** Fewer copies than the operator asked for. */
    record Replication(String topic, int actual, int wanted) implements Difference {
        @Override
        public Severity severity() {
            return Severity.ADVISED;
        }

        @Override
        public String sentence() {
            return ("%s: replication factor is %d, not the %d asked for: add replicas with `kafka-reassign-partitions.sh`,"
                            + " which is too much work for a cluster to be done here in passing.")
                    .formatted(topic, actual, wanted);
        }
    }

    /** Fewer acknowledged copies than the operator asked for. */
    record MinInsync(String topic, String actual, String wanted) implements Difference {
        @Override
        public Severity severity() {
            return Severity.ADVISED;
        }

        @Override
        public String sentence() {
            return "%s: %s is %s, not the %s asked for: fix with `%s` or `coach topics create --fix`."
                    .formatted(
                            topic,
                            MIN_IN_SYNC_REPLICAS_CONFIG,
                            actual,
                            wanted,
                            new Change(MIN_IN_SYNC_REPLICAS_CONFIG, wanted).command(topic));
        }

        @Override
        public Optional<Change> remedy() {
            return Optional.of(new Change(MIN_IN_SYNC_REPLICAS_CONFIG, wanted));
        }
    }

    /** Partition counts, which nobody changes. */
    record Partitions(String topic, Severity severity, String sentence) implements Difference {

        static Partitions notAsAskedFor(PlannedTopic planned, int actual) {
            return new Partitions(
                    planned.name(),
                    Severity.ADVISED,
                    ("%s has %d partitions, not the %d asked for, and keeps them: the number is fixed for life, because it"
                                    + " decides on which partition the records and the state of a contact center are. Another"
                                    + " number needs new topics (--topic-prefix) and a new processor (--application-id).")
                            .formatted(planned.name(), actual, planned.partitions()));
        }

        static Partitions asTheOtherInput(PlannedTopic planned, ActualTopic other) {
            return new Partitions(
                    planned.name(),
                    Severity.ADVISED,
                    "%s was created with %d partitions, not the %d asked for, because %s has %d and both inputs need the same number."
                            .formatted(
                                    planned.name(),
                                    other.partitions(),
                                    planned.partitions(),
                                    other.name(),
                                    other.partitions()));
        }

        static Partitions asRemembered(String topic, int remembered, int asked) {
            return new Partitions(
                    topic,
                    Severity.ADVISED,
                    "%s and the other new topics were created with %d partitions, not the %d asked for, because the processor's memory has %d."
                            .formatted(topic, remembered, asked, remembered));
        }

        static Partitions unequal(ActualTopic one, ActualTopic other) {
            return new Partitions(
                    other.name(),
                    Severity.REQUIRED,
                    ("%s has %d partitions, %s has %d: both inputs need the same number, because the commands and the session"
                                    + " events of a contact center must be on the same partition number. Delete the one that was"
                                    + " made wrongly and never used, then `coach topics create`; or begin with new topics"
                                    + " (--topic-prefix).")
                            .formatted(one.name(), one.partitions(), other.name(), other.partitions()));
        }
    }

    /** This principal may not read the topic's configuration, so nobody looked. */
    record Unchecked(String topic) implements Difference {
        @Override
        public Severity severity() {
            return Severity.ADVISED;
        }

        @Override
        public String sentence() {
            return sentence(topic);
        }

        static String sentence(String topics) {
            return ("The configuration of %s was not checked, because this principal has no DESCRIBE_CONFIGS there: grant it,"
                            + " or let an administrator run `coach topics check`.")
                    .formatted(topics);
        }
    }

    /** A topic's configuration to be set. */
    record Change(String key, String value) {
        String command(String topic) {
            return "kafka-configs.sh --bootstrap-server … --alter --entity-type topics --entity-name %s --add-config %s=%s"
                    .formatted(topic, key, value);
        }
    }
}
