package smscoach.torture.stage;

import smscoach.broker.EmbeddedKafka;

/** Brokers for the group protocol {@code streams}, with which they and not the instances decide for the group. */
public final class StreamsGroups {

    private StreamsGroups() {}

    /** Kafka's defaults would find a dead instance after 45 s only, and keep no standby. */
    public static EmbeddedKafka.Builder withStandby(EmbeddedKafka.Builder builder) {
        return builder.property("group.streams.min.session.timeout.ms", "10000")
                .property("group.streams.session.timeout.ms", "10000")
                .property("group.streams.min.heartbeat.interval.ms", "1000")
                .property("group.streams.heartbeat.interval.ms", "3000")
                .property("group.streams.num.standby.replicas", "1");
    }
}
