package smscoach.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program in a process of its own, as its users have it: it can stop, be killed, and tells by its exit code. */
public final class CoachProcess implements AutoCloseable {

    private final Process process;
    private final Path output;

    private CoachProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** Its words go to a file of that folder. */
    public static CoachProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, List.of(), Map.of(), arguments);
    }

    /** With the logging that is shipped, not that of the tests. */
    static CoachProcess startAsShipped(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return start(folder, List.of("-Dlogback.configurationFile=logback.xml"), environment, arguments);
    }

    private static CoachProcess start(
            Path folder, List<String> flags, Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(Program.java());
        command.add("-Xmx256m");
        command.addAll(flags);
        command.add(Coach.class.getName());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(folder, "coach", ".log");
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        process.environment().putAll(environment);
        return new CoachProcess(process.start(), output);
    }

    /** Asks it to stop in order, as a container engine does. */
    void terminate() {
        process.destroy();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Its exit code, once it has ended by itself. */
    public int awaitExit(Duration patience) throws Exception {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("Still running after " + patience + ":\n" + output());
        }
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }
}
