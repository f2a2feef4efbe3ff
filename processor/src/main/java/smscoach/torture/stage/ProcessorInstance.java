package smscoach.torture.stage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A processor instance in a process of its own, to be treated as badly as a test needs. */
public final class ProcessorInstance {

    private static final Duration TO_STOP = Duration.ofSeconds(40);
    private static final Duration TO_DIE = Duration.ofSeconds(10);
    private static final String RUNNING = "RUNNING";

    private final String name;
    private final Path folder;
    private @Nullable Process guard;
    private @Nullable ProcessHandle process;

    /** An instance that keeps its state, log and health file in this folder. */
    ProcessorInstance(String name, Path folder) {
        this.name = name;
        this.folder = folder;
    }

    public String name() {
        return name;
    }

    public Path stateDir() {
        return folder.resolve("state");
    }

    public Path logFile() {
        return folder.resolve("processor.log");
    }

    private Path healthFile() {
        return folder.resolve("health");
    }

    /** Starts the program with its own folders added to the arguments. */
    synchronized void start(List<String> program) {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("--state-dir", stateDir().toString()));
        command.addAll(List.of("--health-file", healthFile().toString()));
        try {
            Files.createDirectories(stateDir());
            Files.deleteIfExists(healthFile());
            Process started = new ProcessBuilder(Guard.command(logFile(), command))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String pid = new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8)).readLine();
            if (pid == null) {
                throw new StageException("Instance " + name + " could not be started; see " + logFile());
            }
            guard = started;
            process = ProcessHandle.of(Long.parseLong(pid)).orElse(null);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start instance " + name + " in " + folder, e);
        }
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** The number of its process, while it lives. */
    public synchronized long pid() {
        if (process == null || !process.isAlive()) {
            throw new StageException("Instance " + name + " does not live; see " + logFile());
        }
        return process.pid();
    }

    /** The processor time that it has taken so far; of one that has ended nothing is known. */
    public synchronized Duration cpuTime() {
        return process == null
                ? Duration.ZERO
                : process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Whether it says of itself that it has its partitions and works. */
    public boolean isRunning() {
        try {
            return isAlive() && Files.readString(healthFile()).strip().equals(RUNNING);
        } catch (IOException e) {
            return false;
        }
    }

    /** How it ended, if it has: for a kill -9 it is 137. */
    public synchronized @Nullable Integer exitCode() throws InterruptedException {
        if (guard == null || isAlive()) {
            return null;
        }
        return guard.waitFor(TO_DIE.toMillis(), TimeUnit.MILLISECONDS) ? guard.exitValue() : null;
    }

    /** Its last words. */
    public String lastLine() {
        try (var lines = Files.lines(logFile())) {
            return lines.reduce("", (before, line) -> line.isBlank() ? before : line);
        } catch (IOException | UncheckedIOException e) {
            return "(no log: " + e.getMessage() + ")";
        }
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        signal("KILL");
        awaitEnd(TO_DIE);
    }

    /** {@code kill -STOP}: it keeps its connections, answers nobody, and does not know. */
    public void freeze() throws InterruptedException {
        signal("STOP");
    }

    /** {@code kill -CONT}. */
    public void thaw() throws InterruptedException {
        signal("CONT");
    }

    /** Asks it to end in order, and waits until it has. */
    public void stop() throws InterruptedException {
        signal("TERM");
        if (!awaitEnd(TO_STOP)) {
            kill();
            throw new StageException("Instance " + name + " did not stop within " + TO_STOP.toSeconds() + " s of a"
                    + " SIGTERM; see " + logFile());
        }
    }

    private synchronized void signal(String signal) throws InterruptedException {
        if (process == null || !process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot send a signal", e);
        }
    }

    private boolean awaitEnd(Duration bound) throws InterruptedException {
        return Waiting.until(bound, () -> !isAlive());
    }

    @Override
    public String toString() {
        return "instance " + name;
    }
}
