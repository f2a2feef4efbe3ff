package smscoach.stream;

import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;
import smscoach.config.Settings;
import smscoach.contract.Topic;

/** The Kafka Streams configuration: what our promises need, then what the user passes through. */
public final class StreamsProperties {

    /**
     * Commits send what is there, and come as soon as somebody waits: there is no haste before, so that records go in few,
     * large requests.
     */
    public static final int LINGER_MILLIS = 20;

    public static final int BATCH_BYTES = 64 * 1024;

    /** Room for the largest record, its headers, and the batch around it. */
    private static final int MAX_REQUEST_BYTES = 2 * Topic.MAX_OUTPUT_BYTES;

    /**
     * What a thread takes of one partition before it looks at the others. A poll hands out one partition's fetch to its
     * end before the next one's, and the thread works off all that it was handed before it polls again: with the 1 MiB
     * of Kafka's default a flood on one partition holds up all others of the thread for a second.
     */
    private static final int FETCH_BYTES = 64 * 1024;

    private static final int POLL_RECORDS = 200;

    private StreamsProperties() {}

    public static Properties of(Settings settings) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, settings.threads());
        properties.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.standbyReplicas());
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, settings.groupProtocol());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
        properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
        // Commits come sooner than this, see CommitPace; one that is due must not wait for the next record.
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, CommitPace.LONGEST_INTERVAL.toMillis());
        properties.put(StreamsConfig.POLL_MS_CONFIG, CommitPace.TICK.toMillis());
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), LINGER_MILLIS);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        // A transaction may begin before the markers of the last one are written: the broker then says "not yet".
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 5);
        properties.put(
                StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
                Integer.toString(Topic.MAX_OUTPUT_BYTES));
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), FETCH_BYTES);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), POLL_RECORDS);
        properties.put("processing.exception.handler.global.enabled", true);
        // A broker that nobody hears any more is given up after this time, not after 30 s: about as soon as the other
        // brokers have replaced it. A connection that takes longer than this goes nowhere.
        properties.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 3_000);
        properties.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, 6_000);
        // The admin client notices a lost request only when the whole call has timed out, and whoever shares out the
        // partitions waits for its answers: less than the session may last without him.
        properties.put(StreamsConfig.adminClientPrefix(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG), 2_500);
        properties.put(StreamsConfig.adminClientPrefix(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG), 5_000);
        // Longer than brokers need to replace one of them: else that costs every instance its place and its state.
        // Those
        // of the dead are not waited for, see Orphans.
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 30_000);
        // New instances get work when they have caught up, which is looked at this often, not every 10 minutes.
        properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000);
        if (settings.groupProtocol().equals("classic")) {
            // A killed instance is missed after this time, not after 45 s; it is the least that brokers allow as they
            // are shipped. That partitions move, members learn by their next heartbeat: when an instance stops in
            // order,
            // nobody works on its partitions until then. The other protocol has brokers decide.
            properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 6_000);
            properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 500);
        }
        properties.putAll(settings.kafka());

        // Not for the user to change: without them nothing here is promised.
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.applicationId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return properties;
    }
}
