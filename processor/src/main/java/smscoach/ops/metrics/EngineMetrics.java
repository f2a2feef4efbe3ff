package smscoach.ops.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.ThreadMetadata;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Topic;
import smscoach.ops.health.VitalSigns;
import smscoach.stream.BoundedRocksDb;
import smscoach.stream.CoachStreams;

/**
 * What Kafka Streams tells of itself, read whenever it is asked for. A few of its some hundred metrics, by a list: their
 * names, units and labels are Kafka's own business, and change.
 */
public final class EngineMetrics implements MultiCollector {

    private static final List<String> THREAD_STATES = List.of(
            "CREATED", "STARTING", "PARTITIONS_REVOKED", "PARTITIONS_ASSIGNED", "RUNNING", "PENDING_SHUTDOWN", "DEAD");

    private final Supplier<@Nullable CoachStreams> instance;
    private final String topicPrefix;

    /**
     * Of an instance that may come later.
     *
     * @param instance null before it is started
     */
    public EngineMetrics(Supplier<@Nullable CoachStreams> instance, String topicPrefix) {
        this.instance = instance;
        this.topicPrefix = topicPrefix;
    }

    @Override
    public MetricSnapshots collect() {
        CoachStreams coach = instance.get();
        Stream<GaugeSnapshot> always = Stream.of(
                gauge(
                        "rocksdb_memory_bytes",
                        "What RocksDB's one cache holds, write buffers included",
                        List.of(point(BoundedRocksDb.usedBytes(), Labels.EMPTY))),
                gauge(
                        "rocksdb_memory_limit_bytes",
                        "The most that RocksDB's one cache holds",
                        List.of(point(BoundedRocksDb.limitBytes(), Labels.EMPTY))));
        Stream<GaugeSnapshot> ofKafka = coach == null ? Stream.empty() : of(coach);
        return new MetricSnapshots(Stream.concat(always, ofKafka).toArray(GaugeSnapshot[]::new));
    }

    private Stream<GaugeSnapshot> of(CoachStreams coach) {
        Collection<ThreadMetadata> threads = coach.threads();
        KafkaStreams.State state = coach.state();
        return Stream.of(
                gauge("input_lag_records", "Input records that are committed and not yet fetched", lag(coach)),
                gauge(
                        "restore_remaining_records",
                        "Changelog records still to be restored",
                        byPartition(coach.toRestore())),
                gauge("copy_lag_records", "Changelog records that a copy is behind", byPartition(CopyLags.of(coach))),
                gauge(
                        "stream_state",
                        "1 for the state that Kafka Streams is in",
                        Stream.of(KafkaStreams.State.values())
                                .map(each -> point(each == state ? 1 : 0, Labels.of("state", each.name())))
                                .toList()),
                gauge("stream_threads", "Stream threads by their state", threadStates(threads)),
                gauge(
                        "tasks",
                        "Partitions that are processed, and copies",
                        List.of(
                                point(
                                        tasks(
                                                threads,
                                                thread -> thread.activeTasks().size()),
                                        Labels.of("kind", "active")),
                                point(
                                        tasks(
                                                threads,
                                                thread -> thread.standbyTasks().size()),
                                        Labels.of("kind", "standby")))),
                gauge(
                        "seconds_since_poll",
                        "Since the stream thread that polled longest ago did so",
                        List.of(point(VitalSigns.of(coach).sincePoll().toSeconds(), Labels.EMPTY))));
    }

    private static List<GaugeDataPointSnapshot> byPartition(Map<Integer, Long> values) {
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(each -> point(each.getValue(), Labels.of("partition", String.valueOf(each.getKey()))))
                        .toList();
    }

    private static List<GaugeDataPointSnapshot> threadStates(Collection<ThreadMetadata> threads) {
        Map<String, Long> counts =
                threads.stream().collect(Collectors.groupingBy(ThreadMetadata::threadState, Collectors.counting()));
        return THREAD_STATES.stream()
                .map(state -> point(counts.getOrDefault(state, 0L), Labels.of("state", state)))
                .toList();
    }

    private static int tasks(Collection<ThreadMetadata> threads, Function<ThreadMetadata, Integer> count) {
        return threads.stream().mapToInt(count::apply).sum();
    }

    /** In the metrics of its consumers, Kafka may write an underscore where a topic's name has a dot. */
    private List<GaugeDataPointSnapshot> lag(CoachStreams coach) {
        Map<Labels, Double> lags = new TreeMap<>();
        coach.metrics().forEach((name, metric) -> {
            String topic = name.tags().get("topic");
            String partition = name.tags().get("partition");
            if (name.name().equals("records-lag") && topic != null && partition != null) {
                for (Topic input : Topic.inputs()) {
                    String full = topicPrefix + input.defaultName();
                    if (topic.equals(full) || topic.equals(full.replace('.', '_'))) {
                        lags.merge(
                                Labels.of("topic", input.defaultName(), "partition", partition),
                                ((Number) metric.metricValue()).doubleValue(),
                                Math::max);
                    }
                }
            }
        });
        return lags.entrySet().stream()
                .map(lag -> point(lag.getValue(), lag.getKey()))
                .toList();
    }

    private static GaugeSnapshot gauge(String name, String help, List<GaugeDataPointSnapshot> points) {
        return new GaugeSnapshot(new MetricMetadata("smscoach_" + name, help), points);
    }

    private static GaugeDataPointSnapshot point(long value, Labels labels) {
        return point((double) value, labels);
    }

    private static GaugeDataPointSnapshot point(double value, Labels labels) {
        return GaugeDataPointSnapshot.builder().value(value).labels(labels).build();
    }
}
