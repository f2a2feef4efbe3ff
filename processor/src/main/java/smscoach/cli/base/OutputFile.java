package smscoach.cli.base;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Output that is there as a whole or not at all: written beside its place, and moved there when complete. A stream, or
 * a device as /dev/null, is written as it comes.
 */
public final class OutputFile implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final OutputStream stream;
    private final @Nullable Path beside;
    private final @Nullable Path place;

    private OutputFile(OutputStream stream, @Nullable Path beside, @Nullable Path place) {
        this.stream = new BufferedOutputStream(stream, BUFFER);
        this.beside = beside;
        this.place = place;
    }

    public static OutputFile of(OutputStream stream) {
        return new OutputFile(stream, null, null);
    }

    public static OutputFile of(Path path) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            return of(Files.newOutputStream(path));
        }
        Path place = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        Path beside = place.resolveSibling(
                "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        OutputStream stream = Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        beside.toFile().deleteOnExit(); // Ctrl-C
        return new OutputFile(stream, beside, place);
    }

    /** For many small writes. */
    public OutputStream stream() {
        return stream;
    }

    /** Puts what was written in its place. */
    public void complete() throws IOException {
        stream.flush();
        if (beside != null && place != null) {
            stream.close();
            Files.move(beside, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Leaves nothing behind of an output that was never complete. */
    @Override
    public void close() throws IOException {
        if (beside != null) {
            try (stream) {
                Files.deleteIfExists(beside);
            }
        }
    }
}
