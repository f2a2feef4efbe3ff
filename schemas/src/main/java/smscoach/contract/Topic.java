package smscoach.contract;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The nine topics: who writes, the policy, and what a record holds. Names are defaults; one prefix can go before all. */
public enum Topic {
    COACH_COMMANDS("coach-commands", Direction.IN, Policy.DELETE, Duration.ofDays(30)),
    SMS_SESSION_EVENTS("sms-session-events", Direction.IN, Policy.DELETE, Duration.ofDays(7)),
    SUPERVISOR_SESSION_EVENTS("supervisor-session-events", Direction.OUT, Policy.DELETE, Duration.ofDays(7)),
    COACH_REPLIES("coach-replies", Direction.OUT, Policy.DELETE, Duration.ofDays(7)),
    COACH_SUBSCRIPTIONS("coach-subscriptions", Direction.OUT, Policy.COMPACT, Duration.ofDays(7)),
    COACHED_SESSIONS("coached-sessions", Direction.OUT, Policy.COMPACT, Duration.ofDays(7)),
    SMS_CUSTOMER_MESSAGES("sms-customer-messages", Direction.OUT, Policy.DELETE, Duration.ofDays(7)),
    SMS_MESSAGE_DELIVERIES("sms-message-deliveries", Direction.OUT, Policy.DELETE, Duration.ofDays(7)),
    COACH_DEAD_LETTERS("coach-dead-letters", Direction.OUT, Policy.DELETE, Duration.ofDays(14));

    /** Seen from the processor. */
    public enum Direction {
        IN,
        OUT
    }

    /** Kafka's cleanup.policy. */
    public enum Policy {
        DELETE,
        COMPACT
    }

    /** The largest record of an input topic. */
    public static final int MAX_INPUT_BYTES = 256 * 1024;
    /** The largest record of an output topic and of a changelog. */
    public static final int MAX_OUTPUT_BYTES = 1024 * 1024;

    private final String defaultName;
    private final Direction direction;
    private final Policy policy;
    private final Duration retention;

    Topic(String defaultName, Direction direction, Policy policy, Duration retention) {
        this.defaultName = defaultName;
        this.direction = direction;
        this.policy = policy;
        this.retention = retention;
    }

    /** The name without prefix. */
    public String defaultName() {
        return defaultName;
    }

    public Direction direction() {
        return direction;
    }

    public Policy policy() {
        return policy;
    }

    /** How long records are kept; of no meaning for a compacted topic. */
    public Duration retention() {
        return retention;
    }

    public int maxMessageBytes() {
        return direction == Direction.IN ? MAX_INPUT_BYTES : MAX_OUTPUT_BYTES;
    }

    public static List<Topic> inputs() {
        return Arrays.stream(values()).filter(t -> t.direction == Direction.IN).toList();
    }

    public static List<Topic> outputs() {
        return Arrays.stream(values()).filter(t -> t.direction == Direction.OUT).toList();
    }

    public static Optional<Topic> named(String defaultName) {
        return Arrays.stream(values())
                .filter(t -> t.defaultName.equals(defaultName))
                .findFirst();
    }
}
