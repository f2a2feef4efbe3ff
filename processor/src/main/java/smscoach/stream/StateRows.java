package smscoach.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import smscoach.domain.state.Appointment;
import smscoach.domain.state.Clocks;
import smscoach.domain.state.CoachingState;
import smscoach.domain.state.RememberedReply;
import smscoach.domain.state.Session;
import smscoach.domain.state.Subscription;
import smscoach.engine.States;

/**
 * Turns what is written to it into rows as the store has them, and such rows into state again. It remembers nothing, and
 * so can tell nothing.
 */
final class StateRows implements CoachingState {

    private static final byte[] PRESENT = {1};

    private final StateKeys keys;
    private final Each each;

    /** Takes a row. */
    interface Each {
        void take(Bytes key, byte[] value);
    }

    StateRows(String contactCenterId, Each each) {
        this.keys = new StateKeys(contactCenterId);
        this.each = each;
    }

    /** Writes what a row holds to the state of its contact center. */
    static void read(byte[] key, byte[] value, States states) {
        int slash = 1;
        while (key[slash] != '/') {
            slash++;
        }
        String contactCenterId = text(key, 1, slash);
        CoachingState state = states.of(contactCenterId);
        String ids = text(key, slash + 1, key.length);
        switch (key[0]) {
            case 'C' -> state.clocks(StateFormats.CLOCKS.read(value));
            case 'F' -> state.features(StateFormats.FEATURES.read(value));
            case 'S' -> state.session(ids, StateFormats.SESSION.read(value));
            case 'A' -> state.subscriptionsOn(ids, StateFormats.SUBSCRIPTIONS.read(value));
            case 'V' -> state.agentsCoachedBy(ids, StateFormats.IDS.read(value));
            case 'Q' -> state.lastSequence(ids, StateFormats.NUMBER.read(value));
            case 'R' -> {
                RememberedReply reply = StateFormats.REPLY.read(value);
                state.reply(reply.reply().supervisorId(), reply.reply().commandId(), reply);
            }
            case 'J' ->
                state.sessionJoined(
                        text(key, slash + 1, key.length - Long.BYTES - 1),
                        ByteBuffer.wrap(key).getLong(key.length - Long.BYTES),
                        StateFormats.ID.read(value));
            case 'T' -> state.appoint(new StateKeys(contactCenterId).appointment(Bytes.wrap(key)));
            default -> throw new UnreadableStateException("a row is of the kind " + (char) key[0]);
        }
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Override
    public void clocks(Clocks clocks) {
        each.take(keys.clocks(), StateFormats.CLOCKS.write(clocks));
    }

    @Override
    public void features(List<String> features) {
        each.take(keys.features(), StateFormats.FEATURES.write(features));
    }

    @Override
    public void session(String smssessionId, @Nullable Session session) {
        if (session != null) {
            each.take(keys.session(smssessionId), StateFormats.SESSION.write(session));
        }
    }

    @Override
    public void subscriptionsOn(String agentId, List<Subscription> subscriptions) {
        each.take(keys.subscriptionsOn(agentId), StateFormats.SUBSCRIPTIONS.write(subscriptions));
    }

    @Override
    public void agentsCoachedBy(String supervisorId, List<String> agents) {
        each.take(keys.agentsCoachedBy(supervisorId), StateFormats.IDS.write(agents));
    }

    @Override
    public void sessionJoined(String supervisorId, long joined, String smssessionId) {
        each.take(keys.joinedSession(supervisorId, joined), StateFormats.ID.write(smssessionId));
    }

    @Override
    public void sessionLeft(String supervisorId, long joined) {
        throw writesOnly();
    }

    @Override
    public void lastSequence(String supervisorId, long sequence) {
        each.take(keys.lastSequence(supervisorId), StateFormats.NUMBER.write(sequence));
    }

    @Override
    public void reply(String supervisorId, String commandId, @Nullable RememberedReply reply) {
        if (reply != null) {
            each.take(keys.reply(supervisorId, commandId), StateFormats.REPLY.write(reply));
        }
    }

    @Override
    public void appoint(Appointment appointment) {
        each.take(keys.appointment(appointment), PRESENT);
    }

    @Override
    public void cancel(Appointment appointment) {
        throw writesOnly();
    }

    @Override
    public Clocks clocks() {
        throw writesOnly();
    }

    @Override
    public @Nullable List<String> features() {
        throw writesOnly();
    }

    @Override
    public @Nullable Session session(String smssessionId) {
        throw writesOnly();
    }

    @Override
    public List<Subscription> subscriptionsOn(String agentId) {
        throw writesOnly();
    }

    @Override
    public List<String> agentsCoachedBy(String supervisorId) {
        throw writesOnly();
    }

    @Override
    public List<String> sessionsOf(String supervisorId) {
        throw writesOnly();
    }

    @Override
    public long lastSequence(String supervisorId) {
        throw writesOnly();
    }

    @Override
    public @Nullable RememberedReply reply(String supervisorId, String commandId) {
        throw writesOnly();
    }

    @Override
    public @Nullable Appointment appointmentAfter(Appointment.Kind kind, @Nullable Appointment after) {
        throw writesOnly();
    }

    private static IllegalStateException writesOnly() {
        return new IllegalStateException("Rows are written here, never read or taken back");
    }
}
