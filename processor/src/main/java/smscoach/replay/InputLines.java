package smscoach.replay;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import smscoach.engine.InputRecord;

/** A file of input records, one a line. */
public final class InputLines {

    private InputLines() {}

    /** Reads it to its end. Empty lines are passed over. */
    public static void read(InputStream input, KcatLines lines, Consumer<InputRecord> each)
            throws IOException, BadLineException {
        Lines.read(input, (line, number) -> each.accept(lines.read(line, number)));
    }
}
