package smscoach.ops.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.stream.Stream;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.EndReason;
import smscoach.contract.StatusReason;
import smscoach.contract.Topic;
import smscoach.stream.Meter;
import smscoach.stream.TaskMeter;

/** The metrics of what the processor does for contact centers, and of its commits. All series are there from the start. */
public final class CoachingMetrics implements Meter {

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

    private static final double[] SECONDS = {.005, .01, .025, .05, .075, .1, .15, .2, .3, .5, .75, 1, 2.5, 5, 10, 30, 60
    };

    final List<CounterDataPoint> taken;
    final List<CounterDataPoint> written;
    final List<CounterDataPoint> deliveries;
    final List<CounterDataPoint> revocations;
    final List<CounterDataPoint> leaves;
    final List<CounterDataPoint> replies;
    final List<CounterDataPoint> deadLetters;
    final List<CounterDataPoint> duplicates;
    final Histogram acceptToDelivery;
    final Gauge subscriptions;
    final Gauge liveSessions;

    private final Histogram commits;
    private final Counter threadDeaths;

    public CoachingMetrics(PrometheusRegistry registry) {
        taken = series(
                counter(registry, "records_taken", "Input records taken", "topic"),
                INPUTS.stream().map(Topic::defaultName));
        written = series(
                counter(registry, "records_written", "Output records written", "topic"),
                OUTPUTS.stream().map(Topic::defaultName));
        deliveries = series(
                counter(registry, "deliveries", "Supervisors who were delivered a session", "cause"),
                Stream.of("accept", "intrude"));
        revocations = series(
                counter(registry, "revocations", "Participations that were revoked", "reason"),
                OF_REVOCATIONS.stream().map(EndReason::name));
        leaves = series(
                counter(registry, "leaves", "Participations that a supervisor ended", "reason"),
                OF_LEAVES.stream().map(EndReason::name));
        replies = replies(counter(registry, "replies", "Replies to commands", "status_code", "status_reason"));
        deadLetters = series(
                counter(registry, "dead_letters", "Records that could not be used", "code"),
                CODES.stream().map(DeadLetterCode::name));
        duplicates = series(
                counter(registry, "duplicates", "Repeated events and commands", "kind"), Stream.of("event", "command"));
        acceptToDelivery = histogram(
                registry,
                "accept_to_delivery",
                "From the broker's append time of an accept to the commit of its Delivered");
        subscriptions = gauge(registry, "active_subscriptions", "Subscriptions that are set");
        liveSessions = gauge(registry, "live_sessions", "Sessions that are known and have not ended");
        commits = histogram(registry, "commit", "How long transactions take to commit");
        threadDeaths = counter(registry, "thread_deaths", "Stream threads that died");
        threadDeaths.initLabelValues();
    }

    @Override
    public TaskMeter task(int partition) {
        return new TaskTally(this, String.valueOf(partition));
    }

    @Override
    public void committed(long nanos) {
        commits.observe(nanos / 1e9);
    }

    @Override
    public void threadDied() {
        threadDeaths.inc();
    }

    private static Counter counter(PrometheusRegistry registry, String name, String help, String... labels) {
        return Counter.builder()
                .name("smscoach_" + name)
                .help(help)
                .labelNames(labels)
                .withoutExemplars()
                .register(registry);
    }

    private static Gauge gauge(PrometheusRegistry registry, String name, String help) {
        return Gauge.builder()
                .name("smscoach_" + name)
                .help(help)
                .labelNames("partition")
                .withoutExemplars()
                .register(registry);
    }

    private static Histogram histogram(PrometheusRegistry registry, String name, String help) {
        return Histogram.builder()
                .name("smscoach_" + name + "_seconds")
                .help(help)
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .withoutExemplars()
                .register(registry);
    }

    /** The first is without a reason. */
    private static List<CounterDataPoint> replies(Counter counter) {
        Stream<CounterDataPoint> refusals =
                REASONS.stream().map(reason -> counter.labelValues(String.valueOf(reason.statusCode()), reason.name()));
        return Stream.concat(Stream.of(counter.labelValues("0", "none")), refusals)
                .toList();
    }

    private static List<CounterDataPoint> series(Counter counter, Stream<String> labels) {
        return labels.map(counter::labelValues).toList();
    }
}
