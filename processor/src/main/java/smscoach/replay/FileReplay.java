package smscoach.replay;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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
        BufferedReader lines = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        long read = 0;
        long[] written = {0};
        long number = 0;
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    InputRecord record = in.read(line, number);
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

    private void write(OutputRecord record, int partition, OutputStream output) {
        try {
            output.write(out.write(record, partition));
            output.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
