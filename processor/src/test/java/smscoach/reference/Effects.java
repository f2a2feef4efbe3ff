package smscoach.reference;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import smscoach.reference.ContactCenter.Participation;
import smscoach.reference.ContactCenter.Session;
import smscoach.reference.ContactCenter.Subscription;

/** What one record changes, each change with its output records; {@link #finish} writes {@code coached-sessions}. */
final class Effects {
    private final ContactCenter center;
    private final Outbox out;
    private final String causationId;
    private final String occurredAt;
    private final Map<Session, ObjectNode> before = new LinkedHashMap<>();

    Effects(ContactCenter center, Outbox out, String causationId, long time) {
        this.center = center;
        this.out = out;
        this.causationId = causationId;
        this.occurredAt = Rfc3339.text(time);
    }

    void subscribe(Subscription s) {
        String key = s.agentId() + "/" + s.supervisorId();
        center.subscriptions.remove(key);
        center.subscriptions.put(key, s);
        ObjectNode value = node();
        value.put("subscriptionId", s.subscriptionId());
        value.put("contactCenterId", center.id);
        value.put("agentId", s.agentId());
        value.put("supervisorId", s.supervisorId());
        value.put("nickname", s.nickname());
        value.put("visibilityMode", s.visibilityMode());
        value.put("supervisorMonitoringMode", s.monitoringMode());
        value.put("since", Rfc3339.text(s.since()));
        out.value(
                "coach-subscriptions",
                center.id + "/" + key,
                value,
                causationId + "/" + key,
                "Subscription",
                center.id);
    }

    void unsubscribe(Subscription s, String reason) {
        String key = s.agentId() + "/" + s.supervisorId();
        center.subscriptions.remove(key);
        out.tombstone("coach-subscriptions", center.id + "/" + key, reason);
    }

    void addAgent(Session session, String agentId) {
        touch(session);
        session.agents.add(agentId);
    }

    void removeAgent(Session session, String agentId) {
        touch(session);
        session.agents.remove(agentId);
    }

    void join(
            Session session,
            String supervisorId,
            String nickname,
            String agentId,
            @Nullable String subscriptionId,
            String mode,
            String state) {
        touch(session);
        Participation p =
                new Participation(supervisorId, nickname, agentId, subscriptionId, mode, state, center.joins++);
        session.supervisors.put(supervisorId, p);
        tell(session, p, "Delivered", state, null, null);
    }

    void changeMode(Session session, Participation old, String mode) {
        touch(session);
        Participation p = new Participation(
                old.supervisorId(),
                old.nickname(),
                old.agentId(),
                old.subscriptionId(),
                mode,
                "Chatting",
                old.joined());
        session.supervisors.put(p.supervisorId(), p);
        tell(session, p, "VisibilityChanged", p.state(), null, null);
    }

    void leave(Session session, Participation p, String reason) {
        touch(session);
        session.supervisors.remove(p.supervisorId());
        tell(session, p, "Left", "Completed", reason, null);
    }

    /** S5 and S6: every supervisor is told, then the session is empty. */
    void empty(Session session, String reason, @Nullable String queueName) {
        touch(session);
        for (Participation p : new ArrayList<>(session.supervisors.values())) {
            session.supervisors.remove(p.supervisorId());
            tell(session, p, "Revoked", "Revoked", reason, queueName);
        }
        session.agents.clear();
    }

    void end(Session session, String reason, long clock) {
        empty(session, reason, null);
        center.live.remove(session);
        session.ended = true;
        session.endedAt = clock;
    }

    void finish() {
        before.forEach((session, old) -> {
            String key = center.id + "/" + session.id;
            ObjectNode now = coached(session);
            if (!session.supervisors.isEmpty() && !now.equals(old)) {
                now.put("causationId", causationId);
                now.put("occurredAt", occurredAt);
                String id = session.id + "/" + causationId;
                out.value("coached-sessions", key, now, id, "CoachedSession", center.id);
            } else if (session.supervisors.isEmpty() && !old.get("supervisors").isEmpty()) {
                out.tombstone("coached-sessions", key, null);
            }
        });
    }

    private void touch(Session session) {
        if (!before.containsKey(session)) {
            before.put(session, coached(session));
        }
    }

    private ObjectNode coached(Session session) {
        ObjectNode value = node();
        value.put("contactCenterId", center.id);
        value.put("smssessionId", session.id);
        value.set("agents", strings(session.agents.stream().toList()));
        ArrayNode supervisors = value.putArray("supervisors");
        for (Participation p : session.supervisors.values()) {
            ObjectNode supervisor = supervisors.addObject();
            supervisor.put("userId", p.supervisorId());
            supervisor.put("nickname", p.nickname());
            supervisor.put("visibility", p.visibility());
            supervisor.put("state", p.state());
            supervisor.put("agentId", p.agentId());
        }
        return value;
    }

    private void tell(
            Session session,
            Participation p,
            String type,
            String state,
            @Nullable String reason,
            @Nullable String queueName) {
        long sequence = center.sequences.merge(p.supervisorId(), 1L, Long::sum);
        String name = String.join("|", center.id, p.supervisorId(), Long.toString(sequence), causationId, type);
        String eventId =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        ObjectNode value = node();
        value.put("eventId", eventId);
        value.put("contactCenterId", center.id);
        value.put("smssessionId", session.id);
        value.put("supervisorId", p.supervisorId());
        value.put("nickname", p.nickname());
        value.put("agentId", p.agentId());
        value.put("type", type);
        value.put("state", state);
        value.put("visibility", p.visibility());
        putIfPresent(value, "subscriptionId", p.subscriptionId());
        putIfPresent(value, "reason", reason);
        putIfPresent(value, "queueName", queueName);
        if (type.equals("Delivered")) {
            value.set("agents", strings(session.agents.stream().toList()));
        }
        value.put("sequence", sequence);
        value.put("causationId", causationId);
        value.put("occurredAt", occurredAt);
        String key = center.id + "/" + p.supervisorId();
        out.value("supervisor-session-events", key, value, eventId, type, center.id);
    }

    static void putIfPresent(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    private static ArrayNode strings(List<String> strings) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        strings.forEach(array::add);
        return array;
    }

    static ObjectNode node() {
        return JsonNodeFactory.instance.objectNode();
    }
}
