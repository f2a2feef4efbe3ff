package smscoach.bench.startup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import smscoach.torture.stage.ProcessorInstance;

/**
 * Whether an instance says that it works: by its log, which the processor writes at once, or by its health file, which
 * the processor writes every two seconds only, and the other contenders ten times a second.
 */
final class RunningSign {

    static final String LINE = "-> RUNNING";

    private final Path log;
    private final long from;

    /** Of what is written from now on. */
    RunningSign(Path log) {
        this.log = log;
        this.from = size(log);
    }

    boolean isGivenBy(ProcessorInstance instance) {
        return isLogged() || instance.isRunning();
    }

    boolean isLogged() {
        if (size(log) <= from) {
            return false;
        }
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            return new String(bytes, UTF_8).contains(LINE);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + log, e);
        }
    }

    private static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + log, e);
        }
    }
}
