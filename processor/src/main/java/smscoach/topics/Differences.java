package smscoach.topics;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MAX_MESSAGE_BYTES_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;
import static org.apache.kafka.common.config.TopicConfig.RETENTION_MS_CONFIG;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smscoach.contract.Topic;

/** What is between plan and cluster: a comparison of values, without any call. */
final class Differences {
    /** Left in a dead letter beside the whole input record for the headers that say what was wrong with it. */
    static final int DEAD_LETTER_ROOM = 16 * 1024;

    private final TopicPlan plan;
    private final Map<String, ActualTopic> actual;

    /** @param actual by name; what is missing there is missing on the cluster */
    Differences(TopicPlan plan, Map<String, ActualTopic> actual) {
        this.plan = plan;
        this.actual = Map.copyOf(actual);
    }

    List<Difference> of(PlannedTopic planned) {
        var found = actual.get(planned.name());
        if (found == null) {
            return List.of(new Difference.Missing(planned.name()));
        }
        var all = new ArrayList<Difference>();
        partitions(planned, found).ifPresent(all::add);
        if (found.replicationFactor() < planned.replicationFactor()) {
            all.add(new Difference.Replication(planned.name(), found.replicationFactor(), planned.replicationFactor()));
        }
        if (found.configs().isEmpty()) {
            all.add(new Difference.Unchecked(planned.name()));
        }
        planned.configs()
                .forEach((key, wanted) -> found.config(key)
                        .flatMap(value -> config(planned, key, wanted, value))
                        .ifPresent(all::add));
        return List.copyOf(all);
    }

    /** The number of an output's partitions is a matter of its readers; that of the inputs must be one number. */
    private Optional<Difference> partitions(PlannedTopic planned, ActualTopic found) {
        if (!planned.isInput()) {
            return Optional.empty();
        }
        var commands = actual.get(plan.name(Topic.COACH_COMMANDS));
        if (planned.topic() == Topic.SMS_SESSION_EVENTS
                && commands != null
                && commands.partitions() != found.partitions()) {
            return Optional.of(Difference.Partitions.unequal(commands, found));
        }
        boolean asked = planned.partitions() != TopicPlan.BROKERS_CHOICE;
        return asked && planned.partitions() != found.partitions()
                ? Optional.of(Difference.Partitions.notAsAskedFor(planned, found.partitions()))
                : Optional.empty();
    }

    private Optional<Difference> config(PlannedTopic planned, String key, String wanted, String value) {
        return switch (key) {
            case CLEANUP_POLICY_CONFIG -> policy(planned, wanted, value);
            case RETENTION_MS_CONFIG -> retention(planned, wanted, value);
            case MAX_MESSAGE_BYTES_CONFIG ->
                planned.isInput() ? inputSize(planned, wanted, value) : outputSize(planned, wanted, value);
            case MESSAGE_TIMESTAMP_TYPE_CONFIG -> timestamps(planned, wanted, value);
            case MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG ->
                value.equals(wanted)
                        ? Optional.empty()
                        : advised(
                                planned,
                                key,
                                wanted,
                                value,
                                "a broker's clock that ran ahead must not stop the processor");
            case MIN_IN_SYNC_REPLICAS_CONFIG ->
                number(value) < number(wanted)
                        ? Optional.of(new Difference.MinInsync(planned.name(), value, wanted))
                        : Optional.empty();
            default -> throw new IllegalStateException("No comparison for " + key);
        };
    }

    private static Optional<Difference> policy(PlannedTopic planned, String wanted, String value) {
        if (value.equals(wanted)) {
            return Optional.empty();
        }
        if (wanted.equals(CLEANUP_POLICY_COMPACT)) {
            return required(
                    planned, CLEANUP_POLICY_CONFIG, wanted, value, "the latest record of a key must outlive time");
        }
        return value.contains(CLEANUP_POLICY_COMPACT)
                ? required(
                        planned,
                        CLEANUP_POLICY_CONFIG,
                        wanted,
                        value,
                        "compaction would leave only the last record of a key")
                : advised(planned, CLEANUP_POLICY_CONFIG, wanted, value, "else the topic grows for ever");
    }

    private static Optional<Difference> retention(PlannedTopic planned, String wanted, String value) {
        boolean enough = number(value) < 0 || number(value) >= number(wanted);
        return enough
                ? Optional.empty()
                : advised(
                        planned, RETENTION_MS_CONFIG, wanted, value, "readers and replays count on records that long");
    }

    /**
     * A record that fits in must fit out again as a dead letter, or it stops the processor for good. A dead letter topic
     * that does not even take what the contract lets in is itself what is wrong.
     */
    private Optional<Difference> inputSize(PlannedTopic planned, String wanted, String value) {
        long bytes = number(value);
        if (bytes > number(wanted) && bytes > deadLetterBytes() - DEAD_LETTER_ROOM) {
            var reason = "such a record and %d KiB of headers must fit into %s, where a record may have %s"
                    .formatted(
                            DEAD_LETTER_ROOM / 1024,
                            plan.name(Topic.COACH_DEAD_LETTERS),
                            Amounts.readable(MAX_MESSAGE_BYTES_CONFIG, String.valueOf(deadLetterBytes())));
            return required(planned, MAX_MESSAGE_BYTES_CONFIG, wanted, value, reason);
        }
        return bytes == number(wanted)
                ? Optional.empty()
                : advised(planned, MAX_MESSAGE_BYTES_CONFIG, wanted, value, "publishers count on that size, no other");
    }

    /** What its topic takes, but no more than the processor's producer sends. */
    private long deadLetterBytes() {
        long most = Topic.COACH_DEAD_LETTERS.maxMessageBytes();
        return Optional.ofNullable(actual.get(plan.name(Topic.COACH_DEAD_LETTERS)))
                .flatMap(topic -> topic.config(MAX_MESSAGE_BYTES_CONFIG))
                .map(bytes -> Math.min(number(bytes), most))
                .orElse(most);
    }

    private static Optional<Difference> outputSize(PlannedTopic planned, String wanted, String value) {
        return number(value) >= number(wanted)
                ? Optional.empty()
                : required(
                        planned,
                        MAX_MESSAGE_BYTES_CONFIG,
                        wanted,
                        value,
                        "a record that does not fit stops the processor");
    }

    private static Optional<Difference> timestamps(PlannedTopic planned, String wanted, String value) {
        if (value.equals(wanted)) {
            return Optional.empty();
        }
        return planned.isInput()
                ? required(
                        planned,
                        MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        wanted,
                        value,
                        "commands and session events are taken in the order in which the brokers got them, which no"
                                + " publisher's clock may decide")
                : advised(
                        planned,
                        MESSAGE_TIMESTAMP_TYPE_CONFIG,
                        wanted,
                        value,
                        "a record's time is that of its cause, whenever it was written");
    }

    private static Optional<Difference> required(
            PlannedTopic planned, String key, String wanted, String value, String reason) {
        return Optional.of(new Difference.Config(planned.name(), key, value, wanted, Severity.REQUIRED, reason));
    }

    private static Optional<Difference> advised(
            PlannedTopic planned, String key, String wanted, String value, String reason) {
        return Optional.of(new Difference.Config(planned.name(), key, value, wanted, Severity.ADVISED, reason));
    }

    private static long number(String value) {
        return Long.parseLong(value);
    }
}
