package smscoach.topics;

/** Why the processor, or a command about topics, does not begin its work: one exit code for each, for scripts. */
public enum StartupProblem {
    /** No broker answered in time: it is down, the address is wrong, or something is between. */
    BROKER_UNREACHABLE(70),
    /** No host name of bootstrap-servers has an address. */
    BROKER_NAME_UNKNOWN(71),
    /** The cluster refused the log-in or the certificate. */
    AUTHENTICATION_FAILED(72),
    /** The log-in was right, but this principal lacks a right that the work needs. */
    NOT_AUTHORIZED(73),
    /** A topic is not there. */
    TOPIC_MISSING(74),
    /** The two inputs have different numbers of partitions. */
    PARTITIONS_UNEQUAL(75),
    /** The inputs have other numbers of partitions than when the processor's state was made. */
    PARTITIONS_CHANGED(76),
    /** The cluster's transactions are the old ones, on which exactly-once is not safe. */
    TRANSACTIONS_TOO_OLD(77),
    /** group-protocol is streams, which the cluster does not have or has not turned on. */
    STREAMS_PROTOCOL_OFF(78),
    /** An input does not have the brokers' times. */
    TIMESTAMP_TYPE(79),
    /** A topic takes too small records, or an input too large ones. */
    MESSAGE_SIZE(80),
    /** A topic is compacted that must not be, or the other way round. */
    CLEANUP_POLICY(81),
    /** The Kafka client settings contradict each other, or name files that are not there. */
    CLIENT_SETTINGS(82),
    /** The cluster refused to make or change a topic. */
    TOPIC_REFUSED(83),
    /** The cluster answered with an error of another kind. */
    BROKER_ERROR(84);

    private final int exitCode;

    StartupProblem(int exitCode) {
        this.exitCode = exitCode;
    }

    public int exitCode() {
        return exitCode;
    }
}
