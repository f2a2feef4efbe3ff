package smscoach.torture.stage;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A small file system of its own for the state folder of an instance, so that it can be full. For root on Linux.
 *
 * <p>Its name holds the number of this process. What a killed process leaves is unmounted when the next one comes here.
 */
public final class StateDisk implements AutoCloseable {

    private static final String NAME = "sms-coach-";
    private static final Path MOUNTS = Path.of("/proc/mounts");
    private static final String SIZE = "size=512m";
    private static final int CHUNK = 1 << 20;
    private static final int PATIENCE_SECONDS = 10;

    private final Path folder;
    private final Path filler;

    private StateDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /** Whether this user may mount file systems. */
    public static boolean isPossible(Path folder) {
        try {
            mount(folder).close();
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /** Mounts one on this folder. */
    public static StateDisk mount(Path folder) {
        try {
            sweep();
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name = NAME + ProcessHandle.current().pid();
        run("mount", "-t", "tmpfs", "-o", SIZE, name, folder.toString());
        return new StateDisk(folder);
    }

    private static void sweep() throws IOException {
        for (String mount : Files.exists(MOUNTS) ? Files.readAllLines(MOUNTS) : List.<String>of()) {
            List<String> fields = List.of(mount.split(" ", -1));
            if (fields.getFirst().matches(NAME + "[0-9]{1,8}") && isDead(fields.getFirst())) {
                run("umount", "--lazy", fields.get(1));
            }
        }
    }

    private static boolean isDead(String name) {
        return ProcessHandle.of(Long.parseLong(name.substring(NAME.length()))).isEmpty();
    }

    /** Takes all the room that is left. */
    public void fill() {
        byte[] chunk = new byte[CHUNK];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(folder).getUsableSpace() > 0) {
                out.write(chunk);
            }
        } catch (IOException e) {
            // No space left on device: that is what was wanted.
        }
    }

    /** Gives it back. */
    public void free() {
        try {
            Files.deleteIfExists(filler);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + filler, e);
        }
    }

    @Override
    public void close() {
        run("umount", "--lazy", folder.toString());
    }

    private static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("'" + String.join(" ", command) + "' failed; only root may do it");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StageException("Interrupted while mounting", e);
        }
    }
}
