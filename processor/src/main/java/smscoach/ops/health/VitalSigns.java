package smscoach.ops.health;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.ThreadMetadata;
import smscoach.stream.CoachStreams;

/** Reads what health is judged by from a running instance. */
public final class VitalSigns {

    private static final Set<String> ENDED = Set.of("PENDING_SHUTDOWN", "DEAD");

    private VitalSigns() {}

    public static Vitals of(CoachStreams coach) {
        Set<ThreadMetadata> threads = coach.threads().stream()
                .filter(thread -> !ENDED.contains(thread.threadState()))
                .collect(Collectors.toSet());
        return new Vitals(
                coach.state(),
                threads.size(),
                sincePoll(coach.metrics(), threads),
                coach.toRestore().values().stream().mapToLong(Long::longValue).sum());
    }

    /** Each of these threads has one main consumer, whom it asks for records on every round that it makes. */
    private static Duration sincePoll(Map<MetricName, ? extends Metric> metrics, Set<ThreadMetadata> threads) {
        Set<String> consumers =
                threads.stream().map(ThreadMetadata::consumerClientId).collect(Collectors.toSet());
        double seconds = metrics.entrySet().stream()
                .filter(each -> each.getKey().name().equals("last-poll-seconds-ago"))
                .filter(each -> consumers.contains(each.getKey().tags().get("client-id")))
                .mapToDouble(each -> ((Number) each.getValue().metricValue()).doubleValue())
                .max()
                .orElse(0);
        return Duration.ofSeconds(Math.max(0, (long) seconds));
    }
}
