package smscoach.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.reference.ContactCenter.Participation;
import smscoach.reference.ContactCenter.Session;
import smscoach.reference.ContactCenter.Subscription;
import smscoach.reference.NaiveCoach.Hits;
import smscoach.reference.NaiveCoach.Settings;

/** One session event that passed the dead-letter checks: S1 to S12, M1 to M6, and T4 before it. */
final class EventRules {
    private static final int EXPIRIES_A_RECORD = 1_000;
    private static final int AGENTS_PER_SESSION = 100;
    private static final long HOUR = 3_600_000;

    private final ContactCenter center;
    private final Settings settings;
    private final Hits hits;
    private final Outbox out;
    private final long clock;
    private final JsonNode event;
    private final String eventId;
    private final String sessionId;
    private final String type;
    private final String occurredAt;
    private final Effects effects;

    EventRules(
            ContactCenter center,
            Settings settings,
            Hits hits,
            Outbox out,
            long clock,
            JsonNode event,
            long occurredAt) {
        this.center = center;
        this.settings = settings;
        this.hits = hits;
        this.out = out;
        this.clock = clock;
        this.event = event;
        this.eventId = Shapes.need(event, "eventId");
        this.sessionId = Shapes.need(event, "smssessionId");
        this.type = Shapes.need(event, "type");
        this.occurredAt = Rfc3339.text(occurredAt);
        this.effects = new Effects(center, out, eventId, occurredAt);
    }

    void process() {
        expire();
        act();
        effects.finish();
    }

    private void expire() {
        List<Session> overdue = new ArrayList<>();
        for (Session session : center.live) {
            if (session.lastActivity + settings.idleLimitMillis() >= clock) {
                break;
            }
            if (session.id.equals(sessionId)) {
                hits.hit("T4 own session spared");
            } else if (overdue.size() < EXPIRIES_A_RECORD) {
                overdue.add(session);
            } else {
                hits.hit("T4 more than 1000");
                break;
            }
        }
        for (Session session : overdue) {
            hits.hit(session.supervisors.isEmpty() ? "T4" : "T4 with supervisors");
            effects.end(session, "Expired", clock);
        }
    }

    private void act() {
        if (type.equals("AgentInvited") || type.equals("AgentRejected")) {
            hits.hit("S1 " + type);
            return;
        }
        Session session = center.sessions.get(sessionId);
        if (session != null && session.ended && clock > session.endedAt + settings.horizonMillis()) {
            hits.hit("T3 session forgotten");
            center.sessions.remove(sessionId);
            session = null;
        }
        boolean isMessage = type.equals("MessageSent");
        if (!isMessage && session != null && session.eventIds.contains(eventId)) {
            hits.hit(session.ended ? "S9 ended" : "S9");
        } else if (session != null && session.ended) {
            hits.hit("S8 " + type);
            deadLetter("SESSION_ENDED");
        } else if (isMessage) {
            message(session);
        } else if (session == null && (type.equals("AgentLeft") || type.equals("SessionPlacedInQueue"))) {
            hits.hit("S11 " + type);
        } else if (session != null && isOneTooMany(session)) {
            hits.hit("L3");
            deadLetter("LIMIT");
        } else {
            boolean isNew = session == null;
            if (session == null) {
                session = new Session(sessionId);
                center.sessions.put(sessionId, session);
            }
            if (session.learn(eventId)) {
                hits.hit("S9 id forgotten");
            }
            center.active(session, clock);
            change(session, isNew);
        }
    }

    private boolean isOneTooMany(Session session) {
        return type.equals("AgentAccepted")
                && session.agents.size() >= AGENTS_PER_SESSION
                && !session.agents.contains(Shapes.need(event, "userId"));
    }

    private void change(Session session, boolean isNew) {
        switch (type) {
            case "AgentAccepted" -> accept(session, Shapes.need(event, "userId"));
            case "AgentLeft" -> {
                String agentId = Shapes.need(event, "userId");
                hits.hit(session.agents.contains(agentId) ? "S4" : "S4 not in it");
                effects.removeAgent(session, agentId);
            }
            case "SessionPlacedInQueue" -> {
                hits.hit(session.supervisors.isEmpty() ? "S5" : "S5 with supervisors");
                effects.empty(session, "PlacedInQueue", Shapes.text(event, "queueName"));
            }
            case "SessionCompleted" -> {
                hits.hit(isNew ? "S11 SessionCompleted" : session.supervisors.isEmpty() ? "S6" : "S6 with supervisors");
                effects.end(session, "Completed", clock);
            }
            case "SessionSnapshot" -> {
                hits.hit(isNew ? "S12" : "S12 known");
                if (isNew) {
                    event.get("agents").forEach(agent -> effects.addAgent(session, agent.textValue()));
                }
            }
            default -> throw new IllegalStateException("Expected a known type, but got " + type);
        }
    }

    private void accept(Session session, String agentId) {
        if (session.agents.contains(agentId)) {
            hits.hit("S2 already in");
            return;
        }
        Participation own = session.supervisors.get(agentId);
        if (own != null) {
            hits.hit("S2 BecameAgent");
            effects.leave(session, own, "BecameAgent");
        }
        effects.addAgent(session, agentId);
        List<Subscription> subscriptions = center.subscriptionsOnAgent(agentId);
        if (!center.features.contains("api-multimedia")) {
            hits.hit(subscriptions.isEmpty() ? "S2 feature off" : "S2 feature off with subscriptions");
            return;
        }
        for (Subscription subscription : subscriptions) {
            deliver(session, subscription);
        }
    }

    private void deliver(Session session, Subscription subscription) {
        String supervisorId = subscription.supervisorId();
        if (session.agents.contains(supervisorId)) {
            hits.hit("S2 in as agent " + subscription.monitoringMode());
        } else if (session.supervisors.containsKey(supervisorId)) {
            hits.hit("S2 in as supervisor " + subscription.monitoringMode());
        } else if (session.supervisors.size() >= CommandRules.SUPERVISORS_PER_SESSION) {
            hits.hit("L4 " + subscription.monitoringMode());
            return;
        } else {
            hits.hit("S2 delivered " + subscription.monitoringMode());
            effects.join(
                    session,
                    supervisorId,
                    subscription.nickname(),
                    subscription.agentId(),
                    subscription.subscriptionId(),
                    subscription.visibilityMode(),
                    "Chatting");
        }
        if (subscription.monitoringMode().equals("NextChat")) {
            effects.unsubscribe(subscription, "Consumed");
        }
    }

    /** M1 to M6; of an unknown session as in one with nobody in it. */
    private void message(@Nullable Session session) {
        JsonNode from = from();
        String author = Shapes.text(from, "userId");
        boolean asked = "Agents".equals(Shapes.text(event.get("message"), "visibility"));
        switch (Shapes.need(from, "type")) {
            case "Customer" -> {
                hits.hit("M1");
                send(session, sender("Customer", author, null), false, false, null);
            }
            case "System" -> {
                hits.hit(asked ? "M6 Agents" : "M6 All");
                send(session, sender("System", author, null), asked, true, null);
            }
            default -> user(session, Shapes.need(from, "userId"), asked);
        }
    }

    private void user(@Nullable Session session, String author, boolean asked) {
        Participation participation = session == null ? null : session.supervisors.get(author);
        if (session != null && session.agents.contains(author)) {
            hits.hit(asked ? "M2a" : "M2");
            send(session, sender("Agent", author, null), asked, true, author);
        } else if (participation == null) {
            hits.hit(session == null ? "M5 unknown session" : "M5 stranger");
            deadLetter("NOT_ALLOWED");
        } else if (participation.mode().equals("Monitor")) {
            hits.hit("M5 Monitor");
            deadLetter("NOT_ALLOWED");
        } else {
            boolean whisper = participation.mode().equals("Coach");
            hits.hit((whisper ? "M3 " : "M4 ") + (asked ? "Agents" : "All"));
            ObjectNode sender = sender("Supervisor", author, participation.nickname());
            send(session, sender, whisper || asked, true, author);
        }
    }

    private void send(
            @Nullable Session session,
            ObjectNode sender,
            boolean agentsOnly,
            boolean toCustomer,
            @Nullable String user) {
        if (session == null) {
            hits.hit("S11 MessageSent");
        } else if (clock - session.lastActivity > HOUR) {
            hits.hit("T4 message counts");
            center.active(session, clock);
        }
        if (toCustomer && !agentsOnly) {
            ObjectNode value = head();
            value.set("from", sender);
            tail(value, Shapes.need(event.get("message"), "text"));
            sendTo("sms-customer-messages", value, "CustomerMessage");
        }
        ObjectNode value = head();
        value.set("from", sender);
        value.put("visibility", agentsOnly ? "Agents" : "All");
        ArrayNode recipients = value.putArray("recipients");
        if (session != null) {
            recipients(session, recipients, user);
        }
        tail(value, Shapes.need(event.get("message"), "text"));
        sendTo("sms-message-deliveries", value, "MessageDelivery");
    }

    private static void recipients(Session session, ArrayNode recipients, @Nullable String author) {
        for (String agent : session.agents) {
            if (!agent.equals(author)) {
                recipients.addObject().put("type", "Agent").put("userId", agent);
            }
        }
        for (Participation p : session.supervisors.values()) {
            if (!p.supervisorId().equals(author)) {
                recipients
                        .addObject()
                        .put("type", "Supervisor")
                        .put("userId", p.supervisorId())
                        .put("visibility", p.visibility());
            }
        }
    }

    /** A dead letter and, when it is a user's message, the refusal to its author. */
    private void deadLetter(String code) {
        hits.hit(code);
        out.deadLetter(code);
        if (!type.equals("MessageSent") || !Shapes.need(from(), "type").equals("User")) {
            return;
        }
        hits.hit("refusal " + code);
        ObjectNode user = sender("User", Shapes.need(from(), "userId"), null);
        ObjectNode value = head();
        value.set("from", user);
        value.put("refused", code);
        value.putArray("recipients").add(user);
        tail(value, null);
        sendTo("sms-message-deliveries", value, "MessageRefused");
    }

    private JsonNode from() {
        return event.get("message").get("from");
    }

    private static ObjectNode sender(String type, @Nullable String userId, @Nullable String nickname) {
        ObjectNode sender = Effects.node().put("type", type);
        Effects.putIfPresent(sender, "userId", userId);
        Effects.putIfPresent(sender, "nickname", nickname);
        return sender;
    }

    private ObjectNode head() {
        return Effects.node()
                .put("messageId", Shapes.need(event.get("message"), "messageId"))
                .put("contactCenterId", center.id)
                .put("smssessionId", sessionId);
    }

    private void tail(ObjectNode value, @Nullable String text) {
        Effects.putIfPresent(value, "text", text);
        value.put("causationId", eventId);
        value.put("occurredAt", occurredAt);
    }

    private void sendTo(String topic, ObjectNode value, String ceType) {
        out.value(topic, center.id + "/" + sessionId, value, sessionId + "/" + eventId, ceType, center.id);
    }
}
