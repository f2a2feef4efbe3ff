package smscoach.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;

/** Runs the domain over a file of input records, in its order, and writes every output record that it makes. */
public final class FileReplay {

    private final KcatLines in;
    private final KcatLines out;
    private final Engine engine;

    public FileReplay(Rules rules, String topicPrefix) {
        this.in = new KcatLines(topicPrefix);
        this.out = new KcatLines(topicPrefix);
        this.engine = new Engine(rules, new InMemoryStates(), KeyPlacement.UNKNOWN, topicPrefix);
    }

    /** How many records a replay read and wrote. */
    public record Count(long read, long written) {}

    /** Replays to the end of the input. Empty lines are passed over. */
    public Count replay(InputStream input, OutputStream output) throws IOException, BadLineException {
        // One char a byte: what is no UTF-8 must be seen, not replaced.
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.ISO_8859_1));
        long read = 0;
        long[] written = {0};
        long number = 0;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    InputRecord record = in.read(decoded(line), number);
                    engine.take(record, made -> {
                        write(made, record.partition(), output);
                        written[0]++;
                    });
                    read++;
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Count(read, written[0]);
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

    private void write(OutputRecord record, int partition, OutputStream output) {
        try {
            output.write(out.write(record, partition));
            output.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
