package smscoach.topics;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import smscoach.contract.Topic;
import smscoach.stream.Changelog;

/**
 * Who has to do with the topics, each with the rights that he cannot do without. This is the one list of them: start-up
 * checks ask for it, {@code coach topics acl} prints it, and the documents are held to it.
 */
public enum Role {
    /** {@code coach run}: its group and its transactions are named by its application.id. */
    PROCESSOR {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            var changelog = Changelog.name(group);
            return join(Stream.of(
                    on(READ, topicPrefix, Topic.inputs()),
                    on(WRITE, topicPrefix, Topic.outputs()),
                    Stream.of(READ, WRITE, CREATE).map(operation -> Right.onTopic(operation, changelog)),
                    Stream.of(Right.onGroup(group), Right.onTransactionalIds(group + "-"))));
        }
    },
    /** Whoever authenticates supervisors, publishes their commands and takes the replies. */
    GATEWAY {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            return join(Stream.of(
                    on(WRITE, topicPrefix, List.of(Topic.COACH_COMMANDS)),
                    on(READ, topicPrefix, List.of(Topic.COACH_REPLIES)),
                    Stream.of(Right.onGroup(group))));
        }
    },
    /** Whoever publishes what happens in SMS sessions. */
    SMS_PLATFORM {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            return join(Stream.of(on(WRITE, topicPrefix, List.of(Topic.SMS_SESSION_EVENTS))));
        }
    },
    /** Whoever sends customers what they may read: no other topic, which is what keeps whispers from them. */
    CUSTOMER_CHANNEL {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            return join(Stream.of(
                    on(READ, topicPrefix, List.of(Topic.SMS_CUSTOMER_MESSAGES)), Stream.of(Right.onGroup(group))));
        }
    },
    /** Whoever shows agents and supervisors their sessions. */
    DESKTOP {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            return join(Stream.of(
                    on(
                            READ,
                            topicPrefix,
                            List.of(
                                    Topic.SUPERVISOR_SESSION_EVENTS,
                                    Topic.COACH_SUBSCRIPTIONS,
                                    Topic.COACHED_SESSIONS,
                                    Topic.SMS_MESSAGE_DELIVERIES)),
                    Stream.of(Right.onGroup(group))));
        }
    },
    /** {@code coach tail} of any topic, {@code coach explain}, {@code coach audit}: they are in no group. */
    READER {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            return join(Stream.of(on(READ, topicPrefix, List.of(Topic.values()))));
        }
    },
    /** {@code coach send --wait}, and {@code coach simulate}. */
    TESTER {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            return join(Stream.of(on(WRITE, topicPrefix, Topic.inputs()), on(READ, topicPrefix, Topic.outputs())));
        }
    },
    /** {@code coach topics check} and {@code coach topics describe}. */
    AUDITOR {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            return join(Stream.of(all(topicPrefix, DESCRIBE), all(topicPrefix, DESCRIBE_CONFIGS)));
        }
    },
    /** {@code coach topics create --fix}. */
    ADMINISTRATOR {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            return join(
                    Stream.of(all(topicPrefix, CREATE), all(topicPrefix, DESCRIBE), all(topicPrefix, ALTER_CONFIGS)));
        }
    },
    /** {@code coach dead-letters}, {@code retry} included: it looks at all that a partition holds, then publishes. */
    RETRIER {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            return join(Stream.of(all(topicPrefix, READ), on(WRITE, topicPrefix, Topic.inputs())));
        }
    },
    /** {@code coach reset}: Kafka's own tool joins the processor's group and reads the inputs to set its offsets. */
    RESETTER {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            return join(Stream.of(
                    on(READ, topicPrefix, Topic.inputs()),
                    Stream.of(Right.onTopic(DELETE, Changelog.name(group)), Right.onGroup(group))));
        }
    },
    /** {@code coach replay to}. */
    REPLAYER {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            return ofReplayer(topicPrefix, group, SHADOW);
        }
    },
    /** {@code coach gateway} with all that it can do. */
    COACH_GATEWAY {
        @Override
        public List<Right> rights(String topicPrefix, String group) {
            return join(Stream.of(
                    on(WRITE, topicPrefix, Topic.inputs()),
                    all(topicPrefix, READ),
                    Stream.of(Right.onGroup(DESCRIBE, group))));
        }
    };

    /** Where a replay writes, if nobody says another prefix. */
    public static final String SHADOW = "shadow.";

    private static final Set<Role> OF_THE_PROCESSORS_GROUP = Set.of(PROCESSOR, RESETTER, REPLAYER, COACH_GATEWAY);

    /**
     * What this role needs, and nothing more.
     *
     * @param group the consumer group of whoever is in one; the application.id of the processor for whoever has to do
     *     with that one's
     */
    public abstract List<Right> rights(String topicPrefix, String group);

    /**
     * What {@code coach replay to} needs.
     *
     * @param group the application.id of the processor, whose positions it asks for
     * @param toPrefix that of the topics that it makes; no inputs may be among them, which it looks for
     */
    public static List<Right> ofReplayer(String topicPrefix, String group, String toPrefix) {
        var replay = shadowGroup(toPrefix);
        return join(Stream.of(
                all(topicPrefix, READ),
                Stream.of(Right.onGroup(DESCRIBE, group)),
                on(DESCRIBE, toPrefix, Topic.inputs()),
                Stream.of(READ, WRITE, CREATE).flatMap(operation -> on(operation, toPrefix, Topic.outputs())),
                Stream.of(Right.onGroup(replay), Right.onTransactionalId(replay))));
    }

    /** The group and the transactional id of a replay that writes under that prefix. */
    public static String shadowGroup(String toPrefix) {
        return toPrefix + "coach-replay";
    }

    /** As it is written on the command line and in the documents. */
    public String title() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The consumer group where nobody says another. */
    public String defaultGroup() {
        return OF_THE_PROCESSORS_GROUP.contains(this) ? "sms-coach" : title();
    }

    /** The role of this {@link #title()}. */
    public static Optional<Role> titled(String title) {
        return Arrays.stream(values())
                .filter(role -> role.title().equals(title))
                .findFirst();
    }

    private static Stream<Right> all(String topicPrefix, AclOperation operation) {
        return on(operation, topicPrefix, Arrays.asList(Topic.values()));
    }

    private static Stream<Right> on(AclOperation operation, String topicPrefix, Collection<Topic> topics) {
        return topics.stream().map(topic -> Right.onTopic(operation, topicPrefix + topic.defaultName()));
    }

    private static List<Right> join(Stream<Stream<Right>> parts) {
        return parts.flatMap(part -> part).toList();
    }
}
