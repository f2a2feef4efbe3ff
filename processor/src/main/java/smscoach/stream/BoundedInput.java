package smscoach.stream;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** So many bytes of a stream, and no more. */
final class BoundedInput extends FilterInputStream {

    private long left;

    BoundedInput(InputStream in, long left) {
        super(in);
        this.left = left;
    }

    /** So many bytes; a length that is more than what is left asks for no memory. */
    byte[] bytes(int length) throws IOException {
        if (length < 0 || length > left) {
            throw new EOFException();
        }
        byte[] bytes = readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int read = left == 0 ? -1 : super.read();
        left -= read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int read = left == 0 ? -1 : super.read(to, from, (int) Math.min(length, left));
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = super.skip(Math.min(count, left));
        left -= skipped;
        return skipped;
    }
}
