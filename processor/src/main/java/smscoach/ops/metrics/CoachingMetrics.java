package smscoach.ops.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.EndReason;
import smscoach.contract.StatusReason;
import smscoach.contract.Topic;
import smscoach.stream.Meter;
import smscoach.stream.TaskMeter;

/** The metrics of what the processor does for contact centers, and of its commits. All series are there from the start. */
public final class CoachingMetrics implements Meter {

    private static final String PREFIX = "smscoach_";

    static final List<Topic> INPUTS = Topic.inputs();
    static final List<Topic> OUTPUTS = Topic.outputs();
    static final List<EndReason> OF_LEAVES = List.of(EndReason.Left, EndReason.LoggedOut, EndReason.BecameAgent);
    static final List<EndReason> OF_REVOCATIONS =
            List.of(EndReason.Completed, EndReason.PlacedInQueue, EndReason.Expired);
    static final List<StatusReason> REASONS = List.of(StatusReason.values());
    static final List<DeadLetterCode> CODES = List.of(DeadLetterCode.values());
    static final int BY_ACCEPT = 0;
    static final int BY_INTRUDE = 1;
    static final int EVENT = 0;
    static final int COMMAND = 1;

    /** The buckets of histograms. */
    private static final Duration[] BUCKETS = LongStream.of(
                    5, 10, 25, 50, 75, 100, 150, 200, 300, 500, 750, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    final List<Counter> taken;
    final List<Counter> written;
    final List<Counter> deliveries;
    final List<Counter> revocations;
    final List<Counter> leaves;
    final List<Counter> replies;
    final List<Counter> deadLetters;
    final List<Counter> duplicates;
    final Timer acceptToDelivery;
    final PartitionGauge subscriptions;
    final PartitionGauge liveSessions;

    private final Timer commits;
    private final Counter threadDeaths;

    public CoachingMetrics(MeterRegistry registry) {
        taken = series(registry, "records_taken", "Input records taken", "topic", names(INPUTS, Topic::defaultName));
        written = series(
                registry, "records_written", "Output records written", "topic", names(OUTPUTS, Topic::defaultName));
        deliveries = series(
                registry,
                "deliveries",
                "Supervisors who were delivered a session",
                "cause",
                Stream.of("accept", "intrude"));
        revocations = series(
                registry,
                "revocations",
                "Participations that were revoked",
                "reason",
                names(OF_REVOCATIONS, EndReason::name));
        leaves = series(
                registry,
                "leaves",
                "Participations that a supervisor ended",
                "reason",
                names(OF_LEAVES, EndReason::name));
        replies = replies(registry);
        deadLetters = series(
                registry, "dead_letters", "Records that could not be used", "code", names(CODES, DeadLetterCode::name));
        duplicates =
                series(registry, "duplicates", "Repeated events and commands", "kind", Stream.of("event", "command"));
        acceptToDelivery = timer(
                registry,
                "accept_to_delivery",
                "From the broker's append time of an accept to the commit of its Delivered");
        subscriptions = new PartitionGauge(registry, PREFIX + "active_subscriptions", "Subscriptions that are set");
        liveSessions =
                new PartitionGauge(registry, PREFIX + "live_sessions", "Sessions that are known and have not ended");
        commits = timer(registry, "commit", "How long transactions take to commit");
        threadDeaths = counter(registry, "thread_deaths", "Stream threads that died");
    }

    @Override
    public TaskMeter task(int partition) {
        return new TaskTally(this, String.valueOf(partition));
    }

    @Override
    public void committed(long nanos) {
        commits.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void threadDied() {
        threadDeaths.increment();
    }

    /** @param tags keys and values in turn */
    private static Counter counter(MeterRegistry registry, String name, String help, String... tags) {
        return Counter.builder(PREFIX + name).description(help).tags(tags).register(registry);
    }

    private static Timer timer(MeterRegistry registry, String name, String help) {
        return Timer.builder(PREFIX + name)
                .description(help)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** The first is without a reason. */
    private static List<Counter> replies(MeterRegistry registry) {
        Stream<Counter> refusals =
                REASONS.stream().map(reason -> replies(registry, reason.statusCode(), reason.name()));
        return Stream.concat(Stream.of(replies(registry, 0, "none")), refusals).toList();
    }

    private static Counter replies(MeterRegistry registry, int statusCode, String reason) {
        return counter(
                registry,
                "replies",
                "Replies to commands",
                "status_code",
                String.valueOf(statusCode),
                "status_reason",
                reason);
    }

    /** One for each value of a label, looked up once. */
    private static List<Counter> series(
            MeterRegistry registry, String name, String help, String label, Stream<String> values) {
        return values.map(value -> counter(registry, name, help, label, value)).toList();
    }

    private static <T> Stream<String> names(List<T> all, Function<T, String> name) {
        return all.stream().map(name);
    }
}
