package smscoach.cli.explain;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.Terminal;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.replay.BadLineException;
import smscoach.replay.InputLines;
import smscoach.replay.KcatLines;
import smscoach.replay.Received;

/** A file of input records, in its own order. */
final class PastOfFile implements Past {

    static final String STANDARD = "-";

    private final Terminal terminal;
    private final String file;
    private final String topicPrefix;

    PastOfFile(Terminal terminal, String file, String topicPrefix) {
        this.terminal = terminal;
        this.file = file;
        this.topicPrefix = topicPrefix;
    }

    @Override
    public void inputs(Consumer<InputRecord> each) {
        String name = file.equals(STANDARD) ? "standard input" : file;
        try (InputStream in =
                file.equals(STANDARD) ? terminal.in() : new BufferedInputStream(Files.newInputStream(Path.of(file)))) {
            InputLines.read(in, new KcatLines(topicPrefix), each);
        } catch (BadLineException e) {
            throw new CommandFailure(ExitCode.BAD_DATA, name + ", " + e.getMessage() + ".", e);
        } catch (IOException e) {
            throw CommandFailure.unavailable("Cannot read " + name + ": " + Reasons.of(e) + ".", e);
        }
    }

    @Override
    public Map<String, List<Received>> caused(Set<String> positions) {
        return Map.of();
    }

    @Override
    public boolean tellsOutputs() {
        return false;
    }

    @Override
    public KeyPlacement placement() {
        return KeyPlacement.UNKNOWN;
    }

    @Override
    public List<String> remarks(String contactCenterId) {
        return List.of();
    }
}
