package smscoach.ops.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import smscoach.contract.Bounds;
import smscoach.domain.state.Session;
import smscoach.domain.state.Subscription;
import smscoach.ops.http.Json;
import smscoach.ops.http.Problem;
import smscoach.stream.StateAnswer;
import smscoach.stream.StateQueries;
import smscoach.stream.StateQueries.Placement;
import smscoach.stream.StateQueries.Reading;
import smscoach.stream.StateUnavailableException;

/**
 * {@code /state/v1/…}: who coaches whom, read-only. Every instance answers for every contact center: what it does not
 * process itself it asks of the one that does.
 */
public final class StateRoutes {

    private static final String ROOT = "/state/v1/contact-centers/{contactCenterId}";

    /** An answer as JSON, read from that store. */
    @FunctionalInterface
    private interface Question {
        ObjectNode ask(StateQueries state, Reading reading) throws StateUnavailableException;
    }

    private final Supplier<@Nullable StateQueries> state;
    private final Forwarding forwarding = new Forwarding();

    /**
     * @param state null before the instance is started
     */
    public StateRoutes(Supplier<@Nullable StateQueries> state) {
        this.state = state;
    }

    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/agents/{agentId}/subscriptions", this::subscriptions);
        routes.get(ROOT + "/supervisors/{supervisorId}/agents", this::agents);
        routes.get(ROOT + "/supervisors/{supervisorId}/sessions", this::sessions);
        routes.get(ROOT + "/sessions/{smssessionId}", this::session);
        routes.get(ROOT + "/features", this::features);
        routes.get("/openapi.json", OpenApi::answer);
    }

    private void subscriptions(Context ctx) {
        String contactCenter = id(ctx, "contactCenterId");
        String agent = id(ctx, "agentId");
        Page page = Page.asked(ctx);
        answer(ctx, contactCenter, (queries, reading) -> {
            StateAnswer<List<Subscription>> found = queries.subscriptionsOn(contactCenter, agent, reading);
            return StateJson.answer(contactCenter, found)
                    .put("agentId", agent)
                    .setAll(page.of("subscriptions", found.value(), StateJson::subscription));
        });
    }

    private void agents(Context ctx) {
        String contactCenter = id(ctx, "contactCenterId");
        String supervisor = id(ctx, "supervisorId");
        Page page = Page.asked(ctx);
        answer(ctx, contactCenter, (queries, reading) -> {
            StateAnswer<List<String>> found = queries.agentsCoachedBy(contactCenter, supervisor, reading);
            return StateJson.answer(contactCenter, found)
                    .put("supervisorId", supervisor)
                    .setAll(page.of("agents", found.value(), StateJson::text));
        });
    }

    private void sessions(Context ctx) {
        String contactCenter = id(ctx, "contactCenterId");
        String supervisor = id(ctx, "supervisorId");
        Page page = Page.asked(ctx);
        answer(ctx, contactCenter, (queries, reading) -> {
            StateAnswer<List<String>> found = queries.sessionsOf(contactCenter, supervisor, reading);
            return StateJson.answer(contactCenter, found)
                    .put("supervisorId", supervisor)
                    .setAll(page.of("sessions", found.value(), StateJson::text));
        });
    }

    private void session(Context ctx) {
        String contactCenter = id(ctx, "contactCenterId");
        String smssession = id(ctx, "smssessionId");
        answer(ctx, contactCenter, (queries, reading) -> {
            StateAnswer<Optional<Session>> found = queries.session(contactCenter, smssession, reading);
            return StateJson.answer(contactCenter, found)
                    .put("smssessionId", smssession)
                    .setAll(StateJson.session(found.value()));
        });
    }

    private void features(Context ctx) {
        String contactCenter = id(ctx, "contactCenterId");
        answer(ctx, contactCenter, (queries, reading) -> {
            StateAnswer<Optional<List<String>>> found = queries.features(contactCenter, reading);
            return StateJson.answer(contactCenter, found)
                    .setAll(StateJson.features(found.value(), queries.defaultFeatures()));
        });
    }

    private void answer(Context ctx, String contactCenterId, Question question) {
        StateQueries queries = state.get();
        if (queries == null) {
            unavailable(ctx, "The instance is starting.");
            return;
        }
        boolean staleWillDo = ctx.queryParam("stale") != null && !"false".equals(ctx.queryParam("stale"));
        try {
            Placement place = queries.placeOf(contactCenterId);
            if (place.isHere()) {
                Json.answer(ctx, 200, question.ask(queries, new Reading(place.partition(), true)));
            } else if (staleWillDo && answerFromCopy(ctx, queries, place, question)) {
                return;
            } else if (forwarding.isForwarded(ctx)) {
                unavailable(ctx, "The partition is moving to another instance.");
            } else if (!forwarding.forward(ctx, place, staleWillDo)) {
                unavailable(ctx, "The instance that processes the contact center cannot be asked.");
            }
        } catch (StateUnavailableException e) {
            unavailable(ctx, String.valueOf(e.getMessage()));
        }
    }

    /** Whether there is a copy here. */
    private static boolean answerFromCopy(Context ctx, StateQueries queries, Placement place, Question question) {
        try {
            Json.answer(ctx, 200, question.ask(queries, new Reading(place.partition(), false)));
            return true;
        } catch (StateUnavailableException none) {
            return false;
        }
    }

    private static void unavailable(Context ctx, String why) {
        ctx.header("Retry-After", "1");
        Problem.of(503, why).answer(ctx);
    }

    private static String id(Context ctx, String name) {
        String id = ctx.pathParam(name);
        String problem = Bounds.idProblem(id);
        if (problem != null) {
            throw new BadRequestResponse(name + " " + problem + ".");
        }
        return id;
    }
}
