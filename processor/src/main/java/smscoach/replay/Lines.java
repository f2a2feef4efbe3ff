package smscoach.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** The lines of a file of records. Empty ones are passed over, and counted. */
public final class Lines {

    private Lines() {}

    /** Takes a line. */
    public interface Each {
        void take(String line, long number) throws IOException, BadLineException;
    }

    /** Reads to the end. */
    public static void read(InputStream input, Each each) throws IOException, BadLineException {
        // One char a byte: what is no UTF-8 must be seen, not replaced.
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.ISO_8859_1));
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                each.take(decoded(line), number);
            }
        }
    }

    /**
     * Bytes that are no UTF-8 become unpaired surrogates: in a payload they make a bad record of it, as live, and not a
     * good one with other characters.
     */
    private static String decoded(String line) {
        ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1));
        CharBuffer chars = CharBuffer.allocate(bytes.remaining());
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        while (decoder.decode(bytes, chars, true).isError()) {
            chars.put((char) (Character.MIN_LOW_SURROGATE + (bytes.get() & 0xFF)));
        }
        return chars.flip().toString();
    }
}
