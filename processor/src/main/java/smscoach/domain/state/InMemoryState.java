package smscoach.domain.state;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The state of one contact center in hash maps: for replay, and for tests. */
public final class InMemoryState implements CoachingState {

    private Clocks clocks = Clocks.NEW;
    private @Nullable List<String> features;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Map<String, List<Subscription>> subscriptions = new HashMap<>();
    private final Map<String, List<String>> coachedAgents = new HashMap<>();
    private final Map<String, TreeMap<Long, String>> joinedSessions = new HashMap<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, RememberedReply> replies = new HashMap<>();
    private final Map<Appointment.Kind, NavigableSet<Appointment>> appointments = new EnumMap<>(Appointment.Kind.class);

    public InMemoryState() {
        for (Appointment.Kind kind : Appointment.Kind.values()) {
            appointments.put(kind, new TreeSet<>(Appointment.ORDER));
        }
    }

    @Override
    public Clocks clocks() {
        return clocks;
    }

    @Override
    public void clocks(Clocks newClocks) {
        clocks = newClocks;
    }

    @Override
    public @Nullable List<String> features() {
        return features;
    }

    @Override
    public void features(List<String> newFeatures) {
        features = newFeatures;
    }

    @Override
    public @Nullable Session session(String smssessionId) {
        return sessions.get(smssessionId);
    }

    @Override
    public void session(String smssessionId, @Nullable Session session) {
        putOrRemove(sessions, smssessionId, session);
    }

    @Override
    public List<Subscription> subscriptionsOn(String agentId) {
        return subscriptions.getOrDefault(agentId, List.of());
    }

    @Override
    public void subscriptionsOn(String agentId, List<Subscription> all) {
        putOrRemove(subscriptions, agentId, all.isEmpty() ? null : all);
    }

    @Override
    public List<String> agentsCoachedBy(String supervisorId) {
        return coachedAgents.getOrDefault(supervisorId, List.of());
    }

    @Override
    public void agentsCoachedBy(String supervisorId, List<String> agents) {
        putOrRemove(coachedAgents, supervisorId, agents.isEmpty() ? null : agents);
    }

    @Override
    public List<String> sessionsOf(String supervisorId) {
        TreeMap<Long, String> joined = joinedSessions.get(supervisorId);
        return joined == null ? List.of() : List.copyOf(joined.values());
    }

    @Override
    public void sessionJoined(String supervisorId, long joined, String smssessionId) {
        joinedSessions.computeIfAbsent(supervisorId, id -> new TreeMap<>()).put(joined, smssessionId);
    }

    @Override
    public void sessionLeft(String supervisorId, long joined) {
        joinedSessions.computeIfPresent(supervisorId, (id, sessionsJoined) -> {
            sessionsJoined.remove(joined);
            return sessionsJoined.isEmpty() ? null : sessionsJoined;
        });
    }

    @Override
    public long lastSequence(String supervisorId) {
        return sequences.getOrDefault(supervisorId, 0L);
    }

    @Override
    public void lastSequence(String supervisorId, long sequence) {
        sequences.put(supervisorId, sequence);
    }

    @Override
    public @Nullable RememberedReply reply(String supervisorId, String commandId) {
        return replies.get(RememberedReply.name(supervisorId, commandId));
    }

    @Override
    public void reply(String supervisorId, String commandId, @Nullable RememberedReply reply) {
        putOrRemove(replies, RememberedReply.name(supervisorId, commandId), reply);
    }

    @Override
    public @Nullable Appointment appointmentAfter(Appointment.Kind kind, @Nullable Appointment after) {
        NavigableSet<Appointment> ofKind = ofKind(kind);
        if (after == null) {
            return ofKind.isEmpty() ? null : ofKind.first();
        }
        return ofKind.higher(after);
    }

    @Override
    public void appoint(Appointment appointment) {
        ofKind(appointment.kind()).add(appointment);
    }

    @Override
    public void cancel(Appointment appointment) {
        ofKind(appointment.kind()).remove(appointment);
    }

    /** Writes all of it there, sorted. */
    public void copyTo(CoachingState other) {
        other.clocks(clocks);
        if (features != null) {
            other.features(features);
        }
        new TreeMap<>(sessions).forEach(other::session);
        new TreeMap<>(subscriptions).forEach(other::subscriptionsOn);
        new TreeMap<>(coachedAgents).forEach(other::agentsCoachedBy);
        new TreeMap<>(joinedSessions)
                .forEach((supervisorId, joined) -> joined.forEach(
                        (sequence, smssessionId) -> other.sessionJoined(supervisorId, sequence, smssessionId)));
        new TreeMap<>(sequences).forEach(other::lastSequence);
        new TreeMap<>(replies)
                .forEach((name, reply) ->
                        other.reply(reply.reply().supervisorId(), reply.reply().commandId(), reply));
        for (Appointment.Kind kind : Appointment.Kind.values()) {
            ofKind(kind).forEach(other::appoint);
        }
    }

    private NavigableSet<Appointment> ofKind(Appointment.Kind kind) {
        return appointments.computeIfAbsent(kind, k -> new TreeSet<>(Appointment.ORDER));
    }

    private static <V> void putOrRemove(Map<String, V> map, String key, @Nullable V value) {
        if (value == null) {
            map.remove(key);
        } else {
            map.put(key, value);
        }
    }
}
