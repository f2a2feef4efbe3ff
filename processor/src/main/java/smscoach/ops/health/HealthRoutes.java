package smscoach.ops.health;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.function.Function;
import java.util.function.Supplier;
import smscoach.ops.http.Json;

/** {@code /health/live}, {@code /health/ready} and {@code /health/started}: 200 for yes, 503 for no. */
public final class HealthRoutes {

    /** Before Kafka Streams has a state. */
    private static final String STARTING = "STARTING";

    private final Supplier<Vitals> vitals;

    public HealthRoutes(Supplier<Vitals> vitals) {
        this.vitals = vitals;
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/health/live", ctx -> answer(ctx, Health::live));
        routes.get("/health/ready", ctx -> answer(ctx, Health::ready));
        routes.get("/health/started", ctx -> answer(ctx, Health::started));
    }

    private void answer(Context ctx, Function<Vitals, Health> question) {
        Vitals now = vitals.get();
        Health health = question.apply(now);
        Json.answer(
                ctx,
                health.ok() ? 200 : 503,
                Json.object()
                        .put("ok", health.ok())
                        .put("reason", health.reason())
                        .put(
                                "state",
                                now.state() == null ? STARTING : now.state().name())
                        .put("threads", now.threads())
                        .put("secondsSincePoll", now.sincePoll().toSeconds())
                        .put("recordsToRestore", now.toRestore()));
    }
}
