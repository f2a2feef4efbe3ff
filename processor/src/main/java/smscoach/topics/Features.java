package smscoach.topics;

import org.apache.kafka.clients.admin.DescribeFeaturesOptions;
import org.apache.kafka.clients.admin.FeatureMetadata;

/** What the cluster has turned on, of what the processor cannot do without. */
record Features(Cluster cluster) {
    private static final String TRANSACTIONS = "transaction.version";
    private static final int SAFE_TRANSACTIONS = 2;
    private static final String STREAMS_GROUPS = "streams.version";
    private static final int STREAMS_GROUPS_ON = 1;

    void require(boolean streamsProtocol) {
        var features = cluster.answer(
                "asking for its features",
                cluster.admin()
                        .describeFeatures(new DescribeFeaturesOptions().timeoutMs(cluster.timeoutMillis()))
                        .featureMetadata());
        int transactions = level(features, TRANSACTIONS);
        if (transactions < SAFE_TRANSACTIONS) {
            throw new StartupException(
                    StartupProblem.TRANSACTIONS_TOO_OLD,
                    ("Kafka at %s works with %s %d, and the processor needs %d: with older transactions a late message of one"
                                    + " can end the next, so that records are lost or halved. %s")
                            .formatted(
                                    cluster.bootstrapServers(),
                                    TRANSACTIONS,
                                    transactions,
                                    SAFE_TRANSACTIONS,
                                    upgrade(features, TRANSACTIONS, SAFE_TRANSACTIONS, "4.0")));
        }
        int streams = level(features, STREAMS_GROUPS);
        if (streamsProtocol && streams < STREAMS_GROUPS_ON) {
            throw new StartupException(
                    StartupProblem.STREAMS_PROTOCOL_OFF,
                    "The setting group-protocol is streams, but Kafka at %s has %s %d. %s Or set group-protocol to classic."
                            .formatted(
                                    cluster.bootstrapServers(),
                                    STREAMS_GROUPS,
                                    streams,
                                    upgrade(features, STREAMS_GROUPS, STREAMS_GROUPS_ON, "4.2")));
        }
    }

    private String upgrade(FeatureMetadata features, String feature, int level, String since) {
        var supported = features.supportedFeatures().get(feature);
        var command = "`kafka-features.sh --bootstrap-server %s upgrade --feature %s=%d`"
                .formatted(cluster.bootstrapServers(), feature, level);
        return supported == null || supported.maxVersion() < level
                ? "Upgrade its brokers to %s or newer, then run %s.".formatted(since, command)
                : "Its brokers are able to: turn it on with %s.".formatted(command);
    }

    /** What is not finalized is off. */
    private static int level(FeatureMetadata features, String feature) {
        var finalized = features.finalizedFeatures().get(feature);
        return finalized == null ? 0 : finalized.maxVersionLevel();
    }
}
