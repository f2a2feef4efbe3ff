package smscoach.ops.metrics;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;

/** {@code /metrics}: our own and a few of the JVM's, in Prometheus' text format. */
public final class MetricsRoutes {

    private static final String OURS = "smscoach_";

    /** Micrometer's, beside each histogram: of the last minutes of this instance, which nobody can add up. */
    private static final String MAX = "_seconds_max";

    private static final Set<String> OTHERS = Set.of(
            "jvm_memory_used_bytes",
            "jvm_memory_max_bytes",
            "jvm_gc_collection_seconds",
            "process_cpu_seconds",
            "process_start_time_seconds",
            "process_resident_memory_bytes",
            "process_open_fds",
            "process_max_fds");

    private final PrometheusRegistry registry;
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

    public MetricsRoutes(PrometheusRegistry registry) {
        this.registry = registry;
        ProcessMetrics.builder().register(registry);
        JvmMemoryMetrics.builder().register(registry);
        JvmGarbageCollectorMetrics.builder().register(registry);
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/metrics", this::metrics);
    }

    private void metrics(Context ctx) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        writer.write(text, registry.scrape(MetricsRoutes::isShown), EscapingScheme.UNDERSCORE_ESCAPING);
        ctx.contentType(writer.getContentType()).result(text.toByteArray());
    }

    private static boolean isShown(String name) {
        return (name.startsWith(OURS) && !name.endsWith(MAX))
                || OTHERS.contains(name)
                || OTHERS.contains(name.replaceFirst("_total$", ""));
    }
}
