package smscoach.torture.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The processor instances of one application. */
public final class Fleet implements AutoCloseable {

    /** How long an instance may take from its start until it works; it may have to restore its state. */
    private static final Duration TO_RUN = Duration.ofMinutes(3);

    private final Path folder;
    private final List<ProcessorInstance> instances = new ArrayList<>();
    private final List<String> ends = new ArrayList<>();
    private List<String> program;

    /** A fleet that keeps everything in this folder. */
    public Fleet(Path folder, List<String> program) {
        this.folder = folder;
        this.program = List.copyOf(program);
    }

    /** The command by which instances are started from now on. */
    public void useProgram(List<String> newProgram) {
        program = List.copyOf(newProgram);
    }

    /** An instance more, which is not started yet. */
    public ProcessorInstance add() {
        String name = Integer.toString(instances.size() + 1);
        Path home = folder.resolve("instance-" + name);
        try {
            Files.createDirectories(home);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make " + home, e);
        }
        ProcessorInstance instance = new ProcessorInstance(name, home);
        instances.add(instance);
        return instance;
    }

    /** Takes back the last one added. It must have ended. */
    public void removeLast() {
        instances.removeLast();
    }

    public List<ProcessorInstance> all() {
        return List.copyOf(instances);
    }

    /** One of those that live. */
    public ProcessorInstance any(Random random) {
        List<ProcessorInstance> living =
                instances.stream().filter(ProcessorInstance::isAlive).toList();
        return living.get(random.nextInt(living.size()));
    }

    public void start(ProcessorInstance instance) {
        instance.start(program);
    }

    /** Waits until the instance works. */
    public void awaitRunning(ProcessorInstance instance) throws InterruptedException {
        Waiting.require(TO_RUN, instance + " does not run; see " + instance.logFile(), () -> {
            if (!instance.isAlive()) {
                noteEnd(instance);
                start(instance);
            }
            return instance.isRunning();
        });
    }

    /** Starts again what has ended by itself, as whatever watches over processes would, until all work. */
    public void awaitAllRunning() throws InterruptedException {
        for (ProcessorInstance instance : instances) {
            awaitRunning(instance);
        }
    }

    private void noteEnd(ProcessorInstance instance) throws InterruptedException {
        ends.add(instance + " ended with exit code " + instance.exitCode() + ": " + instance.lastLine());
    }

    /** What instances said that ended without being told to. */
    public List<String> ends() {
        return List.copyOf(ends);
    }

    /** Ends all in order, and is told of those that do not leave with exit code 0 or that of SIGTERM. */
    public void stop() throws InterruptedException {
        for (ProcessorInstance instance : instances) {
            instance.stop();
        }
    }

    @Override
    public void close() {
        try {
            for (ProcessorInstance instance : instances) {
                instance.kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
