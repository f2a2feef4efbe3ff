package smscoach.stream;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import smscoach.domain.state.Appointment;
import smscoach.domain.state.Clocks;
import smscoach.domain.state.CoachingState;
import smscoach.domain.state.RememberedReply;
import smscoach.domain.state.Session;
import smscoach.domain.state.Subscription;

/** The stored state of one contact center. */
final class StoredState implements CoachingState {

    private static final byte[] PRESENT = {1};

    private final StoredStates states;
    private final StateKeys keys;

    StoredState(StoredStates states, StateKeys keys) {
        this.states = states;
        this.keys = keys;
    }

    @Override
    public Clocks clocks() {
        Clocks clocks = states.get(keys.clocks(), StateFormats.CLOCKS);
        return clocks == null ? Clocks.NEW : clocks;
    }

    @Override
    public void clocks(Clocks clocks) {
        states.put(keys.clocks(), StateFormats.CLOCKS, clocks);
    }

    @Override
    public @Nullable List<String> features() {
        return states.get(keys.features(), StateFormats.FEATURES);
    }

    @Override
    public void features(List<String> features) {
        states.put(keys.features(), StateFormats.FEATURES, features);
    }

    @Override
    public @Nullable Session session(String smssessionId) {
        return states.get(keys.session(smssessionId), StateFormats.SESSION);
    }

    @Override
    public void session(String smssessionId, @Nullable Session session) {
        states.put(keys.session(smssessionId), StateFormats.SESSION, session);
    }

    @Override
    public List<Subscription> subscriptionsOn(String agentId) {
        return orEmpty(states.get(keys.subscriptionsOn(agentId), StateFormats.SUBSCRIPTIONS));
    }

    @Override
    public void subscriptionsOn(String agentId, List<Subscription> subscriptions) {
        states.put(keys.subscriptionsOn(agentId), StateFormats.SUBSCRIPTIONS, orNull(subscriptions));
    }

    @Override
    public List<String> agentsCoachedBy(String supervisorId) {
        return orEmpty(states.get(keys.agentsCoachedBy(supervisorId), StateFormats.IDS));
    }

    @Override
    public void agentsCoachedBy(String supervisorId, List<String> agents) {
        states.put(keys.agentsCoachedBy(supervisorId), StateFormats.IDS, orNull(agents));
    }

    @Override
    public List<String> sessionsOf(String supervisorId) {
        List<String> sessions = new ArrayList<>();
        Bytes first = keys.joinedSession(supervisorId, 0);
        Bytes last = keys.joinedSession(supervisorId, Long.MAX_VALUE);
        try (MergedRows rows = states.rows(first, last)) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                sessions.add(StateFormats.ID.read(row.value));
            }
        }
        return sessions;
    }

    @Override
    public void sessionJoined(String supervisorId, long joined, String smssessionId) {
        states.putRow(keys.joinedSession(supervisorId, joined), StateFormats.ID.write(smssessionId));
    }

    @Override
    public void sessionLeft(String supervisorId, long joined) {
        states.putRow(keys.joinedSession(supervisorId, joined), null);
    }

    @Override
    public long lastSequence(String supervisorId) {
        Long last = states.get(keys.lastSequence(supervisorId), StateFormats.NUMBER);
        return last == null ? 0 : last;
    }

    @Override
    public void lastSequence(String supervisorId, long sequence) {
        states.put(keys.lastSequence(supervisorId), StateFormats.NUMBER, sequence);
    }

    @Override
    public @Nullable RememberedReply reply(String supervisorId, String commandId) {
        return states.get(keys.reply(supervisorId, commandId), StateFormats.REPLY);
    }

    @Override
    public void reply(String supervisorId, String commandId, @Nullable RememberedReply reply) {
        states.put(keys.reply(supervisorId, commandId), StateFormats.REPLY, reply);
    }

    @Override
    public @Nullable Appointment appointmentAfter(Appointment.Kind kind, @Nullable Appointment after) {
        Bytes from = after == null ? keys.beforeAppointments(kind) : keys.appointment(after);
        try (MergedRows rows = states.rows(from, keys.afterAppointments(kind))) {
            for (var row = rows.next(); row != null; row = rows.next()) {
                Appointment found = keys.appointment(kind, row.key);
                if (!found.equals(after)) {
                    return found;
                }
            }
            return null;
        }
    }

    @Override
    public void appoint(Appointment appointment) {
        states.putRow(keys.appointment(appointment), PRESENT);
    }

    @Override
    public void cancel(Appointment appointment) {
        states.putRow(keys.appointment(appointment), null);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
