package smscoach.bench.contender.streams;

import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import smscoach.bench.contender.Running;
import smscoach.bench.contender.Setup;
import smscoach.stream.StreamsProperties;

/** A topology at work, with the settings that a good engineer would choose for it. */
public final class StreamsRun implements Running {

    private static final long CACHE_BYTES = 64L * 1024 * 1024;

    private final KafkaStreams streams;

    private StreamsRun(KafkaStreams streams) {
        this.streams = streams;
    }

    public static Running start(Setup setup, Topology topology) {
        StreamsRun run = new StreamsRun(new KafkaStreams(topology, properties(setup)));
        run.streams.start();
        return run;
    }

    static Properties properties(Setup setup) {
        Properties properties = new Properties();
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, setup.bootstrapServers());
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, setup.applicationId());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, setup.commitInterval().toMillis());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, setup.threads());
        properties.put(StreamsConfig.STATE_DIR_CONFIG, setup.stateDir().toString());
        properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        properties.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), StreamsProperties.LINGER_MILLIS);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), StreamsProperties.BATCH_BYTES);
        return properties;
    }

    @Override
    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    @Override
    public boolean hasFailed() {
        return streams.state().hasCompletedShutdown() || streams.state() == KafkaStreams.State.PENDING_ERROR;
    }

    @Override
    public void close() {
        streams.close();
    }
}
