package smscoach.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
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
        long[] count = {0, 0};
        try {
            InputLines.read(input, in, record -> {
                engine.take(record, made -> {
                    write(made, record.partition(), output);
                    count[1]++;
                });
                count[0]++;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return new Count(count[0], count[1]);
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
