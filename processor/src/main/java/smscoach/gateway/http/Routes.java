package smscoach.gateway.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.contract.CoachCommand;
import smscoach.contract.Operation;
import smscoach.contract.StatusReason;
import smscoach.gateway.command.CommandDoor;
import smscoach.gateway.command.CommandKey;
import smscoach.gateway.command.NoReplyException;
import smscoach.gateway.events.EventConnection;
import smscoach.gateway.events.EventFeed;
import smscoach.gateway.identity.Caller;
import smscoach.gateway.identity.IssuerUnavailableException;
import smscoach.gateway.identity.NotAuthenticatedException;
import smscoach.gateway.identity.Tokens;
import smscoach.gateway.view.AgentsNow;
import smscoach.gateway.view.CoachingNow;

/** The resources. Whatever goes wrong, the answer is a statusCode, a reason and a sentence. */
final class Routes {

    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
    private static final String OPENAPI = "/smscoach/gateway/openapi.json";

    private static final Set<Operation> ON_AGENT =
            Set.of(Operation.Coach, Operation.Monitor, Operation.BargeIn, Operation.CancelSupervisorMonitoring);
    private static final Set<Operation> ON_SESSION_OF_AGENT = Set.of(Operation.Intrude);
    private static final Set<Operation> ON_SESSION =
            Set.of(Operation.Leave, Operation.SwitchToMonitor, Operation.SwitchToCoach, Operation.SwitchToBargeIn);
    private static final Set<Operation> ON_SELF = Set.of(Operation.EndContactCenterSession);

    private final Tokens tokens;
    private final RateLimits limits;
    private final Commands commands;
    private final CommandDoor door;
    private final Messages messages;
    private final CoachingNow coaching;
    private final AgentsNow agents;
    private final EventFeed feed;
    private final EventConnection events;
    private final AdminResources admin;
    private final GatewaySettings settings;
    private final ConsoleFiles console = new ConsoleFiles();

    Routes(
            GatewaySettings settings,
            Tokens tokens,
            CommandDoor door,
            Messages messages,
            CoachingNow coaching,
            AgentsNow agents,
            EventFeed feed,
            EventConnection events,
            AdminResources admin) {
        this.settings = settings;
        this.tokens = tokens;
        this.limits = new RateLimits(settings.requestsPerSecond(), System::nanoTime);
        this.commands = new Commands(settings.bodyPatience(), settings.clock());
        this.door = door;
        this.messages = messages;
        this.coaching = coaching;
        this.agents = agents;
        this.feed = feed;
        this.events = events;
        this.admin = admin;
    }

    void addTo(RoutesConfig routes) {
        routes.before(this::headers);
        routes.get("/openapi.json", this::openApi);
        routes.get("/", ctx -> console.serve(ctx, "index.html"));
        routes.get("/{file}", ctx -> console.serve(ctx, ctx.pathParam("file")));
        routes.post(
                "/api/v2/users/{userId}/channels/smssession",
                known((ctx, caller) -> ask(ctx, commands.read(ctx, caller, ON_AGENT, ctx.pathParam("userId"), null))));
        routes.post(
                "/api/v2/users/{userId}/smssessions/{id}",
                known((ctx, caller) -> ask(
                        ctx,
                        commands.read(
                                ctx, caller, ON_SESSION_OF_AGENT, ctx.pathParam("userId"), ctx.pathParam("id")))));
        routes.post("/api/v2/me/smssessions/{id}", known(this::inSession));
        routes.post("/api/v2/me", known((ctx, caller) -> ask(ctx, commands.read(ctx, caller, ON_SELF, null, null))));
        routes.delete("/api/v2/me/session", known((ctx, caller) -> ask(ctx, commands.logout(ctx, caller))));
        routes.get("/api/v2/me", known(Routes::me));
        routes.get("/api/v2/agents", known(this::agents));
        routes.get("/api/v2/me/coaching", known(this::coaching));
        routes.get("/api/v2/me/events", known(this::events));
        routes.get("/api/v2/commands/{commandId}", known(this::find));
        routes.get("/api/v2/admin/events", known(this::overviews));
        routes.get("/api/v2/admin/smssessions/{id}/timeline.svg", known(admin::timeline));
        failures(routes);
    }

    /** A handler of requests of known callers. */
    private interface Known {
        void handle(Context ctx, Caller caller) throws Exception;
    }

    private Handler known(Known handler) {
        return ctx -> {
            Caller caller = tokens.caller(ctx.header("Authorization"));
            long wait = limits.take(caller.owner());
            if (wait > 0) {
                throw RefusalException.forNow(
                        Reason.RATE_LIMIT,
                        "More than " + settings.requestsPerSecond() + " requests a second of one user.",
                        wait);
            }
            handler.handle(ctx, caller);
        };
    }

    private void ask(Context ctx, CoachCommand command) throws InterruptedException {
        if (!door.isReady()) {
            throw RefusalException.forNow(Reason.UNAVAILABLE, "Replies cannot be read now.", 1);
        }
        answer(ctx, Answer.of(door.ask(command)));
    }

    private void inSession(Context ctx, Caller caller) throws InterruptedException {
        String session = ctx.pathParam("id");
        Body body = commands.body(ctx);
        if (Commands.operationName(body).equals(Messages.OPERATION)) {
            Messages.Sent sent = messages.send(ctx, caller, session, body);
            json(ctx, sent.status(), sent.json());
        } else {
            ask(ctx, commands.read(ctx, caller, body, ON_SESSION, null, session));
        }
    }

    private void find(Context ctx, Caller caller) throws InterruptedException {
        String id = Commands.id("commandId", ctx.pathParam("commandId"));
        Answer answer = door.find(new CommandKey(caller.contactCenterId(), caller.userId(), id))
                .map(outcome -> Answer.of(outcome).found())
                .orElseGet(
                        () -> Answer.of(Reason.NO_SUCH_COMMAND, "No command of the caller with this id has an answer.")
                                .to(id));
        answer(ctx, answer);
    }

    private void coaching(Context ctx, Caller caller) throws IOException {
        if (!coaching.isReady()) {
            throw RefusalException.forNow(Reason.UNAVAILABLE, "Who coaches whom is still being read.", 1);
        }
        json(ctx, 200, coaching.of(caller.owner()));
    }

    private static void me(Context ctx, Caller caller) {
        ObjectNode me = JsonNodeFactory.instance.objectNode().put("userId", caller.userId());
        if (caller.userName() != null) {
            me.put("userName", caller.userName());
        }
        ArrayNode roles = me.put("contactCenterId", caller.contactCenterId()).putArray("roles");
        if (caller.isSupervisor()) {
            roles.add("supervisor");
        }
        if (caller.isAdmin()) {
            roles.add("admin");
        }
        json(ctx, 200, me);
    }

    private void agents(Context ctx, Caller caller) {
        if (!caller.isSupervisor() && !caller.isAdmin()) {
            throw new RefusalException(
                    StatusReason.NO_PERMISSION, "The caller is neither a supervisor nor an administrator.");
        }
        if (!agents.isReady()) {
            throw agents.isForbidden()
                    ? RefusalException.forNow(
                            Reason.UNAVAILABLE, "The gateway has no right to read sms-session-events.", 60)
                    : RefusalException.forNow(Reason.UNAVAILABLE, "Who works here is still being read.", 1);
        }
        json(ctx, 200, agents.of(caller.contactCenterId(), coaching::isSupervising));
    }

    private void events(Context ctx, Caller caller) throws IOException, InterruptedException {
        String lastEventId = ctx.header("Last-Event-ID");
        if (lastEventId != null && !EventConnection.isEventId(lastEventId)) {
            throw new RefusalException(Reason.MALFORMED, "Last-Event-ID is none that was ever given.");
        }
        if (!feed.isReady()) {
            throw RefusalException.forNow(Reason.UNAVAILABLE, "Events cannot be read now.", 1);
        }
        requireRoomForAStream(feed.open(caller.owner()));
        try {
            events.stream(caller, lastEventId, eventStream(ctx));
        } catch (IOException e) {
            LOG.debug("An event stream ended: {}", e.toString());
        }
    }

    private void overviews(Context ctx, Caller caller) throws InterruptedException {
        AdminResources.requireAdmin(caller);
        requireRoomForAStream(admin.open(caller.owner()));
        admin.events(ctx, caller);
    }

    /** @param own the caller's that are open, of the same kind */
    private void requireRoomForAStream(int own) {
        if (own >= GatewaySettings.STREAMS_PER_USER) {
            throw RefusalException.forNow(Reason.RATE_LIMIT, "The caller has too many event streams open.", 5);
        }
        if (feed.open() + admin.open() >= settings.maxStreams()) {
            throw RefusalException.forNow(Reason.UNAVAILABLE, "Too many event streams are open.", 5);
        }
    }

    static OutputStream eventStream(Context ctx) throws IOException {
        ctx.status(200).contentType("text/event-stream").header("X-Accel-Buffering", "no");
        return ctx.res().getOutputStream();
    }

    private void openApi(Context ctx) throws IOException {
        try (InputStream in = Objects.requireNonNull(Routes.class.getResourceAsStream(OPENAPI))) {
            ctx.contentType("application/json").result(in.readAllBytes());
        }
    }

    private void headers(Context ctx) {
        ctx.header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                .header("Referrer-Policy", "no-referrer")
                .header("Cross-Origin-Resource-Policy", "same-origin");
        if (settings.tls() != null) {
            ctx.header("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static void failures(RoutesConfig routes) {
        routes.exception(RefusalException.class, (e, ctx) -> {
            if (e.retryAfterSeconds() > 0) {
                ctx.header("Retry-After", Long.toString(e.retryAfterSeconds()));
            }
            answer(ctx, e.answer());
        });
        routes.exception(NotAuthenticatedException.class, (e, ctx) -> {
            LOG.debug("Not authenticated: {}", e.getMessage());
            ctx.header("WWW-Authenticate", "Bearer");
            answer(ctx, Answer.of(Reason.NOT_AUTHENTICATED, "A valid bearer token is needed."));
        });
        routes.exception(IssuerUnavailableException.class, (e, ctx) -> {
            unavailable(ctx, "Tokens cannot be checked now.");
        });
        routes.exception(NoReplyException.class, (e, ctx) -> {
            ctx.header("Retry-After", "1");
            answer(ctx, noReply(e.stage()).to(e.commandId()));
        });
        routes.exception(KafkaException.class, (e, ctx) -> {
            LOG.warn("The cluster could not be asked: {}", e.toString());
            unavailable(ctx, "The log cannot be read now.");
        });
        routes.exception(HttpResponseException.class, (e, ctx) -> {
            e.getDetails().forEach(ctx::header);
            answer(
                    ctx,
                    e.getStatus() == Reason.METHOD_NOT_ALLOWED.status()
                            ? Answer.of(Reason.METHOD_NOT_ALLOWED, "This resource has no such method.")
                            : Answer.of(Reason.NO_SUCH_RESOURCE, "There is nothing here."));
        });
        routes.exception(Exception.class, (e, ctx) -> {
            LOG.error("A bug: {} {} failed", ctx.method(), ctx.path(), e);
            answer(ctx, Answer.of(Reason.INTERNAL, "It failed; the gateway's log says why."));
        });
    }

    private static Answer noReply(NoReplyException.Stage stage) {
        return switch (stage) {
            case REFUSED -> Answer.of(Reason.UNAVAILABLE, "Too many commands are under way.");
            case UNCONFIRMED ->
                Answer.of(
                        Reason.UNAVAILABLE,
                        "Kafka did not confirm the command in time. Send it again with this commandId as"
                                + " Idempotency-Key: it acts once.");
            case PUBLISHED ->
                Answer.of(
                        Reason.NO_REPLY,
                        "The command is published, but has no answer yet. Ask for it by its commandId.");
            case REUSED ->
                Answer.of(StatusReason.COMMAND_ID_REUSED, "A command of this id with other content is under way.");
        };
    }

    private static void unavailable(Context ctx, String why) {
        ctx.header("Retry-After", "1");
        answer(ctx, Answer.of(Reason.UNAVAILABLE, why));
    }

    private static void answer(Context ctx, Answer answer) {
        json(ctx, answer.status(), answer.json());
    }

    private static void json(Context ctx, int status, JsonNode body) {
        ctx.status(status).contentType("application/json").result(Json.bytes(body));
    }
}
