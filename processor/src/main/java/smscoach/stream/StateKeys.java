package smscoach.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import smscoach.domain.state.Appointment;

/**
 * The keys of one contact center's stored records: a letter for the kind, the contactCenterId, a slash, and ids with
 * slashes between. Ids hold no slash, so that no key is the beginning of another's ids. Numbers are 8 bytes, so that
 * keys sort as numbers do.
 */
final class StateKeys {

    /** Of the partition, not of a contact center: the offset of the last session event. */
    static final Bytes LAST_SESSION_EVENT = Bytes.wrap(new byte[] {'P'});

    /** Of the partition: {@link StateStamp}. */
    static final Bytes STAMP = Bytes.wrap(new byte[] {'B'});

    /** The bounds of the sessions and subscriptions of all contact centers, in whose ids no character is the last. */
    static final Bytes BEFORE_SESSIONS = Bytes.wrap(new byte[] {'S'});

    static final Bytes AFTER_SESSIONS = Bytes.wrap(new byte[] {'S', Byte.MAX_VALUE});
    static final Bytes BEFORE_SUBSCRIPTIONS = Bytes.wrap(new byte[] {'A'});
    static final Bytes AFTER_SUBSCRIPTIONS = Bytes.wrap(new byte[] {'A', Byte.MAX_VALUE});

    private final byte[] contactCenter;
    private final Bytes clocks;
    private final Bytes features;

    StateKeys(String contactCenterId) {
        this.contactCenter = (contactCenterId + "/").getBytes(StandardCharsets.US_ASCII);
        this.clocks = key('C', "");
        this.features = key('F', "");
    }

    Bytes clocks() {
        return clocks;
    }

    Bytes features() {
        return features;
    }

    Bytes session(String smssessionId) {
        return key('S', smssessionId);
    }

    Bytes subscriptionsOn(String agentId) {
        return key('A', agentId);
    }

    Bytes agentsCoachedBy(String supervisorId) {
        return key('V', supervisorId);
    }

    Bytes lastSequence(String supervisorId) {
        return key('Q', supervisorId);
    }

    Bytes reply(String supervisorId, String commandId) {
        return key('R', supervisorId + "/" + commandId);
    }

    /** Sorted by the sequence with which the supervisor joined. */
    Bytes joinedSession(String supervisorId, long joined) {
        return key('J', supervisorId + "/", joined, "");
    }

    /** Sorted by kind, time and name. */
    Bytes appointment(Appointment appointment) {
        return key('T', letter(appointment.kind()), sortable(appointment.time()), appointment.name());
    }

    Bytes beforeAppointments(Appointment.Kind kind) {
        return key('T', letter(kind), 0, "");
    }

    /** After every appointment of that kind: none is made for the end of time. */
    Bytes afterAppointments(Appointment.Kind kind) {
        return key('T', letter(kind), -1, "");
    }

    Appointment appointment(Appointment.Kind kind, Bytes key) {
        int start = 1 + contactCenter.length + 1;
        ByteBuffer bytes = ByteBuffer.wrap(key.get()).position(start);
        long time = sortable(bytes.getLong());
        String name = new String(key.get(), bytes.position(), bytes.remaining(), StandardCharsets.US_ASCII);
        return new Appointment(kind, time, name);
    }

    /** The appointment of whatever kind that has this key. */
    Appointment appointment(Bytes key) {
        byte letter = key.get()[1 + contactCenter.length];
        for (Appointment.Kind kind : Appointment.Kind.values()) {
            if (letter(kind).charAt(0) == letter) {
                return appointment(kind, key);
            }
        }
        throw new UnreadableStateException("an appointment is of the kind " + (char) letter);
    }

    private static String letter(Appointment.Kind kind) {
        return switch (kind) {
            case IDLE_SESSION -> "i";
            case ENDED_SESSION -> "e";
            case REPLY -> "r";
        };
    }

    /** Turns the order of signed numbers into that of their bytes, and back. */
    private static long sortable(long time) {
        return time ^ Long.MIN_VALUE;
    }

    private Bytes key(char kind, String rest) {
        byte[] key = new byte[1 + contactCenter.length + rest.length()];
        key[0] = (byte) kind;
        System.arraycopy(contactCenter, 0, key, 1, contactCenter.length);
        for (int i = 0, at = 1 + contactCenter.length; i < rest.length(); i++) {
            key[at + i] = (byte) rest.charAt(i);
        }
        return Bytes.wrap(key);
    }

    private Bytes key(char kind, String before, long number, String after) {
        byte[] key = new byte[1 + contactCenter.length + before.length() + 8 + after.length()];
        ByteBuffer.wrap(key)
                .put((byte) kind)
                .put(contactCenter)
                .put(before.getBytes(StandardCharsets.US_ASCII))
                .putLong(number)
                .put(after.getBytes(StandardCharsets.US_ASCII));
        return Bytes.wrap(key);
    }
}
