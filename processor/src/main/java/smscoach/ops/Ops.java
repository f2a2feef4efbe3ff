package smscoach.ops;

import io.micrometer.core.instrument.Clock;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import smscoach.ops.health.HealthRoutes;
import smscoach.ops.health.VitalSigns;
import smscoach.ops.health.Vitals;
import smscoach.ops.http.HttpServer;
import smscoach.ops.metrics.CoachingMetrics;
import smscoach.ops.metrics.EngineMetrics;
import smscoach.ops.metrics.MetricsRoutes;
import smscoach.ops.state.StateRoutes;
import smscoach.stream.CoachStreams;
import smscoach.stream.Meter;

/** Health, metrics and state of one instance over HTTP, from before its start until after its end. */
public final class Ops implements AutoCloseable {

    private final AtomicReference<@Nullable CoachStreams> instance = new AtomicReference<>();
    private final CoachingMetrics meter;
    private final HttpServer http;

    /**
     * Listens from now on.
     *
     * @param port 0 for any that is free
     */
    public static Ops start(String host, int port, String topicPrefix) {
        return new Ops(host, port, topicPrefix);
    }

    private Ops(String host, int port, String topicPrefix) {
        PrometheusRegistry registry = new PrometheusRegistry();
        meter = new CoachingMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, registry, Clock.SYSTEM));
        registry.register(new EngineMetrics(instance::get, topicPrefix));
        MetricsRoutes metrics = new MetricsRoutes(registry);
        HealthRoutes health = new HealthRoutes(this::vitals);
        StateRoutes state = new StateRoutes(() -> {
            CoachStreams coach = instance.get();
            return coach == null ? null : coach.queries();
        });
        http = HttpServer.start(host, port, routes -> {
            health.addTo(routes);
            metrics.addTo(routes);
            state.addTo(routes);
        });
    }

    /** To be given to the instance, so that it tells what it does. */
    public Meter meter() {
        return meter;
    }

    /** Tells of this instance from now on. */
    public void follow(CoachStreams coach) {
        instance.set(coach);
    }

    public int port() {
        return http.port();
    }

    private Vitals vitals() {
        CoachStreams coach = instance.get();
        return coach == null ? Vitals.BEFORE_START : VitalSigns.of(coach);
    }

    @Override
    public void close() {
        http.close();
    }
}
