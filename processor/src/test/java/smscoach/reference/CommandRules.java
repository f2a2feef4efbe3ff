package smscoach.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import smscoach.reference.ContactCenter.Participation;
import smscoach.reference.ContactCenter.Remembered;
import smscoach.reference.ContactCenter.Session;
import smscoach.reference.ContactCenter.Subscription;
import smscoach.reference.NaiveCoach.Hits;
import smscoach.reference.NaiveCoach.Settings;

/** One command that passed the dead-letter checks: C1 to C8, and its reply. */
final class CommandRules {
    private static final List<String> PARAMETERS = List.of(
            "operationName",
            "userId",
            "smssessionId",
            "supervisorMonitoringMode",
            "supervisorVisibilityMode",
            "nickname",
            "features");
    private static final Set<String> SUBSCRIBING = Set.of("Coach", "Monitor", "BargeIn");
    private static final Set<String> SWITCHING = Set.of("SwitchToMonitor", "SwitchToCoach", "SwitchToBargeIn");
    private static final Set<String> ADMINISTRATIVE = Set.of("AssignFeatures", "UnassignFeatures");
    private static final Set<String> NEVER_OFF = Set.of(
            "CancelSupervisorMonitoring", "Leave", "EndContactCenterSession", "AssignFeatures", "UnassignFeatures");
    private static final int PER_AGENT = 100;
    private static final int PER_SUPERVISOR = 1_000;
    static final int SUPERVISORS_PER_SESSION = 100;
    private static final int FEATURES = 64;

    private final ContactCenter center;
    private final Settings settings;
    private final Hits hits;
    private final Outbox out;
    private final long clock;
    private final JsonNode command;
    private final long issuedAt;
    private final String commandId;
    private final String supervisorId;
    private final Effects effects;

    /** The subscription a successful reply names. */
    private @Nullable String subscriptionId;

    /** What a check found. */
    private record Refusal(int statusCode, String statusReason) {}

    CommandRules(
            ContactCenter center,
            Settings settings,
            Hits hits,
            Outbox out,
            long clock,
            JsonNode command,
            long issuedAt) {
        this.center = center;
        this.settings = settings;
        this.hits = hits;
        this.out = out;
        this.clock = clock;
        this.command = command;
        this.issuedAt = issuedAt;
        this.commandId = Shapes.need(command, "commandId");
        this.supervisorId = Shapes.need(command.get("supervisor"), "userId");
        this.effects = new Effects(center, out, commandId, issuedAt);
    }

    void process() {
        ObjectNode content = content();
        String key = supervisorId + "/" + commandId;
        Remembered first = center.replies.get(key);
        if (first != null && clock > first.issuedAt() + settings.horizonMillis()) {
            hits.hit("T3 reply forgotten");
            center.replies.remove(key);
            first = null;
        }
        if (first != null && first.content().equals(content)) {
            hits.hit("repeat");
            send(first.reply());
        } else if (first != null) {
            send(reply(new Refusal(10, "COMMAND_ID_REUSED")));
        } else {
            Refusal refusal = check();
            effects.finish();
            ObjectNode reply = reply(refusal);
            send(reply);
            center.replies.put(key, new Remembered(content, reply, issuedAt));
        }
    }

    private ObjectNode content() {
        ObjectNode content = Effects.node();
        for (String name : PARAMETERS) {
            JsonNode value = Shapes.field(command, name);
            if (value != null) {
                content.set(name, value);
            }
        }
        return content;
    }

    private ObjectNode reply(@Nullable Refusal refusal) {
        ObjectNode reply = Effects.node();
        reply.put("commandId", commandId);
        reply.put("contactCenterId", center.id);
        Effects.putIfPresent(reply, "operationName", operationName());
        reply.put("supervisorId", supervisorId);
        reply.put("statusCode", refusal == null ? 0 : refusal.statusCode());
        if (refusal != null) {
            reply.put("statusReason", refusal.statusReason());
            reply.put("statusMessage", "?");
        } else {
            Effects.putIfPresent(reply, "subscriptionId", subscriptionId);
        }
        reply.put("occurredAt", Rfc3339.text(issuedAt));
        hits.hit("reply " + (refusal == null ? "0 " + operationName() : refusal.statusReason()));
        return reply;
    }

    private void send(ObjectNode reply) {
        String key = center.id + "/" + supervisorId;
        out.value("coach-replies", key, reply, supervisorId + "/" + commandId, "Reply", center.id);
    }

    /** The name as received where it is in bounds, known or not. */
    private @Nullable String operationName() {
        JsonNode name = Shapes.field(command, "operationName");
        return Shapes.isText(name, 64) && name != null ? name.textValue() : null;
    }

    private @Nullable Refusal check() {
        if (Shapes.field(command, "operationName") == null) {
            hits.hit("C1");
            return new Refusal(1, "MISSING_PARAMETER");
        }
        String operation = operationName();
        if (operation == null || !isKnown(operation)) {
            return new Refusal(10, "UNKNOWN_OPERATION");
        }
        if (!hasRole(ADMINISTRATIVE.contains(operation) ? "admin" : "supervisor")) {
            return new Refusal(5, "NO_PERMISSION");
        }
        if (!NEVER_OFF.contains(operation) && !center.features.contains("api-multimedia")) {
            return new Refusal(6, "FEATURE_OFF");
        }
        if (needed(operation).stream().anyMatch(name -> Shapes.field(command, name) == null)) {
            hits.hit("C5");
            return new Refusal(1, "MISSING_PARAMETER");
        }
        if (!Shapes.inRange(command)) {
            return new Refusal(10, "OUT_OF_RANGE");
        }
        if (needed(operation).contains("userId") && supervisorId.equals(Shapes.text(command, "userId"))) {
            return new Refusal(2, "SELF");
        }
        return act(operation);
    }

    private static boolean isKnown(String operation) {
        return SUBSCRIBING.contains(operation)
                || SWITCHING.contains(operation)
                || NEVER_OFF.contains(operation)
                || operation.equals("Intrude");
    }

    private boolean hasRole(String role) {
        JsonNode roles = Shapes.field(command.get("supervisor"), "roles");
        if (roles == null || !roles.isArray()) {
            return false;
        }
        for (JsonNode one : roles) {
            if (one.isTextual() && one.textValue().equals(role)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> needed(String operation) {
        return switch (operation) {
            case "Coach", "Monitor", "BargeIn", "CancelSupervisorMonitoring" -> List.of("userId");
            case "Intrude" -> List.of("userId", "smssessionId");
            case "Leave", "SwitchToMonitor", "SwitchToCoach", "SwitchToBargeIn" -> List.of("smssessionId");
            case "AssignFeatures", "UnassignFeatures" -> List.of("features");
            default -> List.of();
        };
    }

    /** C8 and, when nothing fails, the effects. */
    private @Nullable Refusal act(String operation) {
        return switch (operation) {
            case "Coach", "Monitor", "BargeIn" -> subscribe(operation);
            case "CancelSupervisorMonitoring" -> cancel();
            case "Leave" -> leave();
            case "Intrude" -> intrude();
            case "SwitchToMonitor", "SwitchToCoach", "SwitchToBargeIn" -> switchTo(operation.substring(8));
            case "EndContactCenterSession" -> logout();
            default -> changeFeatures(operation);
        };
    }

    private @Nullable Refusal subscribe(String mode) {
        String agentId = Shapes.need(command, "userId");
        if (center.subscription(agentId, supervisorId) != null) {
            hits.hit("subscription replaced");
        } else if (center.subscriptionsOnAgent(agentId).size() >= PER_AGENT) {
            hits.hit("L1");
            return new Refusal(3, "LIMIT");
        } else if (center.subscriptionsOfSupervisor(supervisorId).size() >= PER_SUPERVISOR) {
            hits.hit("L2");
            return new Refusal(3, "LIMIT");
        }
        String monitoringMode = Shapes.text(command, "supervisorMonitoringMode");
        effects.subscribe(new Subscription(
                commandId,
                agentId,
                supervisorId,
                nickname(null),
                mode,
                monitoringMode == null ? "AllChats" : monitoringMode,
                issuedAt));
        subscriptionId = commandId;
        return null;
    }

    private @Nullable Refusal cancel() {
        Subscription subscription = center.subscription(Shapes.need(command, "userId"), supervisorId);
        if (subscription == null) {
            return new Refusal(2, "NO_SUBSCRIPTION");
        }
        effects.unsubscribe(subscription, "Cancelled");
        subscriptionId = subscription.subscriptionId();
        return null;
    }

    private @Nullable Refusal leave() {
        Session session = center.liveSession(Shapes.need(command, "smssessionId"));
        if (session == null) {
            return new Refusal(6, "SESSION_NOT_FOUND");
        }
        Participation participation = session.supervisors.get(supervisorId);
        if (participation == null) {
            return new Refusal(2, "NOT_PARTICIPATING");
        }
        effects.leave(session, participation, "Left");
        return null;
    }

    private @Nullable Refusal intrude() {
        String agentId = Shapes.need(command, "userId");
        Session session = center.liveSession(Shapes.need(command, "smssessionId"));
        if (session == null) {
            return new Refusal(6, "SESSION_NOT_FOUND");
        }
        if (!session.agents.contains(agentId)) {
            return new Refusal(2, "AGENT_NOT_IN_SESSION");
        }
        if (session.agents.contains(supervisorId) || session.supervisors.containsKey(supervisorId)) {
            return new Refusal(2, "ALREADY_PARTICIPATING");
        }
        String mode = Shapes.text(command, "supervisorVisibilityMode");
        Subscription subscription = center.subscription(agentId, supervisorId);
        if (mode == null && subscription == null) {
            return new Refusal(2, "NO_MODE");
        }
        if (session.supervisors.size() >= SUPERVISORS_PER_SESSION) {
            hits.hit("L4 Intrude");
            return new Refusal(3, "LIMIT");
        }
        Subscription borrowed = mode == null ? subscription : null;
        hits.hit(borrowed == null ? "Intrude in its own mode" : "Intrude in the subscription's mode");
        effects.join(
                session,
                supervisorId,
                nickname(subscription),
                agentId,
                borrowed == null ? null : borrowed.subscriptionId(),
                borrowed == null ? Shapes.need(command, "supervisorVisibilityMode") : borrowed.visibilityMode(),
                "Invited");
        return null;
    }

    private @Nullable Refusal switchTo(String mode) {
        Session session = center.liveSession(Shapes.need(command, "smssessionId"));
        if (session == null) {
            return new Refusal(6, "SESSION_NOT_FOUND");
        }
        Participation participation = session.supervisors.get(supervisorId);
        if (participation == null) {
            return new Refusal(2, "NOT_PARTICIPATING");
        }
        if (participation.mode().equals(mode)) {
            return new Refusal(2, "SAME_MODE");
        }
        effects.changeMode(session, participation, mode);
        return null;
    }

    private @Nullable Refusal logout() {
        for (Subscription subscription : center.subscriptionsOfSupervisor(supervisorId)) {
            hits.hit("logged out of a subscription");
            effects.unsubscribe(subscription, "LoggedOut");
        }
        for (Session session : center.liveSessionsOfSupervisor(supervisorId)) {
            hits.hit("logged out of a session");
            effects.leave(session, session.participation(supervisorId), "LoggedOut");
        }
        return null;
    }

    private @Nullable Refusal changeFeatures(String operation) {
        Set<String> features = new LinkedHashSet<>(center.features);
        for (JsonNode feature : command.get("features")) {
            if (operation.equals("AssignFeatures")) {
                features.add(feature.textValue());
            } else {
                features.remove(feature.textValue());
            }
        }
        if (features.size() > FEATURES) {
            hits.hit("L5");
            return new Refusal(3, "LIMIT");
        }
        center.features.clear();
        center.features.addAll(features);
        return null;
    }

    /** The command's, else the subscription's, else the user's name, else his id. */
    private String nickname(@Nullable Subscription subscription) {
        String nickname = Shapes.text(command, "nickname");
        if (nickname == null && subscription != null) {
            nickname = subscription.nickname();
        }
        if (nickname == null) {
            nickname = Shapes.text(command.get("supervisor"), "userName");
        }
        return nickname == null ? supervisorId : nickname;
    }
}
