package smscoach.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All that is remembered of one contact center. */
final class ContactCenter {
    final String id;
    final Set<String> features;

    @Nullable
    Long commandsClock;

    @Nullable
    Long eventsClock;

    /** By agent/supervisor, oldest first, a replaced one from its replacement. */
    final LinkedHashMap<String, Subscription> subscriptions = new LinkedHashMap<>();

    final Map<String, Session> sessions = new HashMap<>();
    final TreeSet<Session> live = new TreeSet<>(
            Comparator.comparingLong((Session s) -> s.lastActivity).thenComparing(s -> s.id));

    /** By supervisor/commandId. */
    final Map<String, Remembered> replies = new HashMap<>();

    final Map<String, Long> sequences = new HashMap<>();
    long joins;

    ContactCenter(String id, List<String> features) {
        this.id = id;
        this.features = new LinkedHashSet<>(features);
    }

    @Nullable
    Subscription subscription(String agentId, String supervisorId) {
        return subscriptions.get(agentId + "/" + supervisorId);
    }

    List<Subscription> subscriptionsOnAgent(String agentId) {
        return subscriptions.values().stream()
                .filter(s -> s.agentId.equals(agentId))
                .toList();
    }

    List<Subscription> subscriptionsOfSupervisor(String supervisorId) {
        return subscriptions.values().stream()
                .filter(s -> s.supervisorId.equals(supervisorId))
                .toList();
    }

    /** The session where it is live, else null. */
    @Nullable
    Session liveSession(String sessionId) {
        Session session = sessions.get(sessionId);
        return session == null || session.ended ? null : session;
    }

    List<Session> liveSessionsOfSupervisor(String supervisorId) {
        List<Session> found = new ArrayList<>();
        for (Session session : live) {
            if (session.supervisors.containsKey(supervisorId)) {
                found.add(session);
            }
        }
        found.sort(Comparator.comparingLong(s -> s.participation(supervisorId).joined));
        return found;
    }

    void active(Session session, long clock) {
        live.remove(session);
        session.lastActivity = clock;
        live.add(session);
    }

    record Subscription(
            String subscriptionId,
            String agentId,
            String supervisorId,
            String nickname,
            String visibilityMode,
            String monitoringMode,
            long since) {}

    record Participation(
            String supervisorId,
            String nickname,
            String agentId,
            @Nullable String subscriptionId,
            String mode,
            String state,
            long joined) {
        String visibility() {
            return switch (mode) {
                case "Monitor" -> "Supervisors";
                case "Coach" -> "Agents";
                default -> "All";
            };
        }
    }

    record Remembered(ObjectNode content, ObjectNode reply, long issuedAt) {}

    static final class Session {
        final String id;
        final LinkedHashSet<String> agents = new LinkedHashSet<>();
        final LinkedHashMap<String, Participation> supervisors = new LinkedHashMap<>();
        final LinkedHashSet<String> eventIds = new LinkedHashSet<>();
        long lastActivity;
        boolean ended;
        long endedAt;

        Session(String id) {
            this.id = id;
        }

        Participation participation(String supervisorId) {
            Participation participation = supervisors.get(supervisorId);
            if (participation == null) {
                throw new IllegalStateException("Expected " + supervisorId + " in " + id + ", but he is not");
            }
            return participation;
        }

        /** Says whether the oldest id had to go. */
        boolean learn(String eventId) {
            eventIds.add(eventId);
            return eventIds.size() > 256 && eventIds.remove(eventIds.getFirst());
        }
    }
}
