package smscoach.ops.metrics;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.MetricName;
import smscoach.stream.Changelog;
import smscoach.stream.CoachStreams;

/**
 * How many records of the changelog the copies of an instance are behind, by what its consumers measure: Kafka Streams
 * itself would ask the brokers, for which nobody who only looks should have to wait.
 */
final class CopyLags {

    private CopyLags() {}

    /** By partition; nothing of a copy that has fetched nothing yet. */
    static Map<Integer, Long> of(CoachStreams coach) {
        Set<Integer> copies = coach.threads().stream()
                .flatMap(thread -> thread.standbyTasks().stream())
                .map(task -> task.taskId().partition())
                .collect(Collectors.toSet());
        Map<Integer, Long> lags = new TreeMap<>();
        coach.metrics().forEach((name, metric) -> {
            if (isOfRestore(name) && metric.metricValue() instanceof Double lag && !lag.isNaN()) {
                int partition =
                        Integer.parseInt(Objects.requireNonNull(name.tags().get("partition")));
                if (copies.contains(partition)) {
                    lags.merge(partition, lag.longValue(), Math::max);
                }
            }
        });
        return lags;
    }

    private static boolean isOfRestore(MetricName name) {
        return name.name().equals("records-lag")
                && name.tags().containsKey("partition")
                && name.tags().getOrDefault("client-id", "").endsWith("-restore-consumer")
                && Changelog.isOne(name.tags().getOrDefault("topic", ""));
    }
}
