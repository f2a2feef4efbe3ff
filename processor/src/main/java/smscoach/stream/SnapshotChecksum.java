package smscoach.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;

/** The checksum of all that is before it, in the last eight bytes. */
final class SnapshotChecksum {

    private static final int BUFFER = 1 << 16;

    private SnapshotChecksum() {}

    /** Reads to the end, whatever there is, in little memory; gives how many bytes come before the checksum. */
    static long require(InputStream in) throws IOException {
        CRC32 sum = new CRC32();
        byte[] buffer = new byte[BUFFER];
        int kept = 0;
        long before = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer, kept, buffer.length - kept)) {
            int all = kept + read;
            kept = Math.min(all, Long.BYTES);
            sum.update(buffer, 0, all - kept);
            before += all - kept;
            System.arraycopy(buffer, all - kept, buffer, 0, kept);
        }
        if (kept < Long.BYTES) {
            throw new EOFException();
        }
        if (ByteBuffer.wrap(buffer).getLong() != sum.getValue()) {
            throw new IOException("it is damaged: its checksum is not that of what it holds");
        }
        return before;
    }
}
