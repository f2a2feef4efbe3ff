package smscoach.stream;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UTFDataFormatException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.InMemoryStates;

/**
 * A snapshot as a file: what it is of, then the rows that a store with this state would have, in the formats that stay
 * readable for ever; at the end a checksum.
 */
public final class SnapshotFormat {

    private static final String MAGIC = "SMS Coach state";
    private static final int VERSION = 1;

    private SnapshotFormat() {}

    /** Writes it; the stream stays open. */
    public static void write(StateSnapshot snapshot, OutputStream to) throws IOException {
        GZIPOutputStream zipped = new GZIPOutputStream(to);
        CheckedOutputStream checked = new CheckedOutputStream(new BufferedOutputStream(zipped), new CRC32());
        DataOutputStream out = new DataOutputStream(checked);
        out.writeUTF(MAGIC);
        out.writeInt(VERSION);
        bytes(out, StateStamp.FORMAT.write(StateStamp.OF_THIS_BUILD));
        rules(out, snapshot.rules());
        out.writeInt(snapshot.positions().size());
        for (StateSnapshot.Position position : snapshot.positions()) {
            out.writeUTF(position.topic().defaultName());
            out.writeInt(position.partition());
            out.writeLong(position.next());
        }
        states(out, snapshot.states());
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
        zipped.finish();
    }

    /** Where a snapshot is: it is read more than once. */
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Reads it, and throws with a reason, the end of a sentence, where it is none, or not whole, or not for this build.
     * No length in it is believed before the checksum has been found right.
     */
    public static StateSnapshot read(Source from) throws IOException {
        try {
            try (DataInputStream in = new DataInputStream(unzipped(from))) {
                header(in);
            }
            long content;
            try (InputStream in = unzipped(from)) {
                content = SnapshotChecksum.require(in);
            }
            try (BoundedInput in = new BoundedInput(unzipped(from), content)) {
                return snapshot(in);
            }
        } catch (EOFException e) {
            throw new IOException("it is not whole", e);
        } catch (ZipException | UTFDataFormatException e) {
            throw new IOException("it is no snapshot, or damaged", e);
        } catch (UnreadableStateException e) {
            throw new IOException(e.getMessage(), e);
        } catch (RuntimeException e) {
            throw new IOException("it is damaged: a record in it cannot be read", e);
        }
    }

    private static InputStream unzipped(Source from) throws IOException {
        InputStream file = from.open();
        try {
            return new BufferedInputStream(new GZIPInputStream(file));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static void header(DataInputStream in) throws IOException {
        if (!in.readUTF().equals(MAGIC)) {
            throw new IOException("it is no snapshot");
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("it has version " + version + ", and this build knows " + VERSION);
        }
    }

    private static StateSnapshot snapshot(BoundedInput bounded) throws IOException {
        DataInputStream in = new DataInputStream(bounded);
        header(in);
        StateStamp.OF_THIS_BUILD.requireCanRead(StateStamp.FORMAT.read(bytes(in, bounded)));
        Rules rules = rules(in);
        List<StateSnapshot.Position> positions = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            positions.add(
                    new StateSnapshot.Position(Topic.named(in.readUTF()).orElseThrow(), in.readInt(), in.readLong()));
        }
        return new StateSnapshot(rules, positions, states(in, bounded));
    }

    private static void rules(DataOutputStream out, Rules rules) throws IOException {
        out.writeLong(rules.horizon().toMillis());
        out.writeLong(rules.idleLimit().toMillis());
        out.writeInt(rules.defaultFeatures().size());
        for (String feature : new TreeSet<>(rules.defaultFeatures())) {
            out.writeUTF(feature);
        }
    }

    private static Rules rules(DataInputStream in) throws IOException {
        Duration horizon = Duration.ofMillis(in.readLong());
        Duration idleLimit = Duration.ofMillis(in.readLong());
        Set<String> features = new HashSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            features.add(in.readUTF());
        }
        return new Rules(horizon, idleLimit, features);
    }

    private static void states(DataOutputStream out, InMemoryStates states) throws IOException {
        var events = states.lastSessionEvents();
        out.writeInt(events.size());
        for (var event : events.entrySet()) {
            out.writeInt(event.getKey());
            out.writeLong(event.getValue());
        }
        List<byte[]> rows = new ArrayList<>();
        for (var contactCenter : states.contactCenters().entrySet()) {
            contactCenter.getValue().copyTo(new StateRows(contactCenter.getKey(), (key, value) -> {
                rows.add(key.get());
                rows.add(value);
            }));
            for (byte[] each : rows) {
                bytes(out, each);
            }
            rows.clear();
        }
        out.writeInt(-1);
    }

    private static InMemoryStates states(DataInputStream in, BoundedInput bounded) throws IOException {
        InMemoryStates states = new InMemoryStates();
        for (int left = in.readInt(); left > 0; left--) {
            states.lastSessionEvent(in.readInt(), in.readLong());
        }
        for (int length = in.readInt(); length >= 0; length = in.readInt()) {
            byte[] key = bounded.bytes(length);
            StateRows.read(key, bytes(in, bounded), states);
        }
        return states;
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in, BoundedInput bounded) throws IOException {
        return bounded.bytes(in.readInt());
    }
}
