package smscoach.stream;

import static smscoach.contract.Topic.COACH_DEAD_LETTERS;

import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.processor.TimestampExtractor;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.KeyPlacement;

/**
 * The whole topology: two inputs, one processor with its store, seven outputs. All records of a contact center lie on
 * one partition number of both inputs, so that one task takes them one at a time: one hop, one transaction.
 */
public final class CoachingTopology {

    public static final String STORE = "coaching-state";

    /**
     * The changelog takes any timestamp: records carry the one that a broker gave their input, and its clock may have
     * run ahead.
     */
    static final Map<String, String> CHANGELOG = Map.of(
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(Topic.MAX_OUTPUT_BYTES),
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, Long.toString(Long.MAX_VALUE));

    private static final String PROCESSOR = "coaching";

    /** The broker sets the timestamp when it appends; one before 1970, which Streams would refuse, counts as 1970. */
    private static final TimestampExtractor APPEND_TIME = (record, partitionTime) -> Math.max(0, record.timestamp());

    private CoachingTopology() {}

    public static Topology of(StreamsConfig config, Rules rules, KeyPlacement placement, String topicPrefix) {
        return of(config, rules, placement, topicPrefix, StateStamp.OF_THIS_BUILD);
    }

    static Topology of(
            StreamsConfig config, Rules rules, KeyPlacement placement, String topicPrefix, StateStamp stamp) {
        return of(config, rules, placement, topicPrefix, stamp, new Commits(Meter.NONE));
    }

    static Topology of(
            StreamsConfig config,
            Rules rules,
            KeyPlacement placement,
            String topicPrefix,
            StateStamp stamp,
            Commits commits) {
        Topology topology = new Topology(new TopologyConfig(config));
        for (Topic input : Topic.inputs()) {
            topology.addSource(
                    AutoOffsetReset.earliest(),
                    input.defaultName(),
                    APPEND_TIME,
                    new ByteArrayDeserializer(),
                    new ByteArrayDeserializer(),
                    topicPrefix + input.defaultName());
        }
        Map<String, Topic> inputs =
                Topic.inputs().stream().collect(Collectors.toMap(t -> topicPrefix + t.defaultName(), t -> t));
        DeadLetterLog deadLetters = new DeadLetterLog(System::nanoTime);
        topology.addProcessor(
                PROCESSOR,
                () -> new CoachingProcessor(rules, placement, topicPrefix, inputs, stamp, commits, deadLetters),
                Topic.inputs().stream().map(Topic::defaultName).toArray(String[]::new));
        topology.addStateStore(store(), PROCESSOR);
        for (Topic output : Topic.outputs()) {
            addSink(topology, output, topicPrefix + output.defaultName());
        }
        return topology;
    }

    static String sinkOf(Topic output) {
        return output.defaultName();
    }

    private static void addSink(Topology topology, Topic output, String topicName) {
        ByteArraySerializer keys = new ByteArraySerializer();
        if (output == COACH_DEAD_LETTERS) {
            topology.addSink(
                    sinkOf(output), topicName, keys, OutputValue.SERIALIZER, OutputValue.BY_INPUT_PARTITION, PROCESSOR);
        } else {
            topology.addSink(sinkOf(output), topicName, keys, OutputValue.SERIALIZER, PROCESSOR);
        }
    }

    /** Nothing is cached: what a record changes, and the next one changes again, is held back beside it. */
    private static StoreBuilder<LateStore> store() {
        return new LateStore.Builder(
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled()
                        .withLoggingEnabled(CHANGELOG));
    }
}
