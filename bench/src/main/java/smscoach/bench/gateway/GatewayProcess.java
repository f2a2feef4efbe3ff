package smscoach.bench.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smscoach.bench.stage.Footprint;
import smscoach.torture.stage.Guard;
import smscoach.torture.stage.StageException;
import smscoach.torture.stage.Waiting;

/** A gateway in a process of its own, by the launcher as it is shipped. */
final class GatewayProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern LISTENS = Pattern.compile("listens on http://127\\.0\\.0\\.1:(\\d+)");
    private static final String STREAM = "smscoach.gateway.events.EventStream";

    private final Process guard;
    private final long pid;
    private final int port;

    private GatewayProcess(Process guard, long pid, int port) {
        this.guard = guard;
        this.pid = pid;
        this.port = port;
    }

    static GatewayProcess start(String servers, Path folder) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "gateway", ".log");
        List<String> program = List.of(
                Path.of(System.getProperty("coach.home"), "coach").toString(),
                "gateway",
                "--bootstrap-servers=" + servers,
                "--gateway-port=0",
                "--insecure-local-issuer",
                "--issuer-folder=" + issuer(folder));
        Process guard = new ProcessBuilder(Guard.command(log, program))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            BufferedReader reader = guard.inputReader(UTF_8);
            long pid = Long.parseLong(String.valueOf(reader.readLine()));
            Waiting.require(PATIENCE, "The gateway does not listen; see " + log, () -> port(log) > 0);
            return new GatewayProcess(guard, pid, port(log));
        } catch (StageException | IOException | InterruptedException e) {
            end(guard);
            throw e;
        }
    }

    static Path issuer(Path folder) {
        return folder.resolve("issuer");
    }

    private static int port(Path log) throws IOException {
        Matcher listens = LISTENS.matcher(Files.readString(log));
        return listens.find() ? Integer.parseInt(listens.group(1)) : 0;
    }

    int port() {
        return port;
    }

    Footprint footprint() {
        return new Footprint(pid);
    }

    /** How many event streams it holds. */
    long streams() throws IOException {
        return footprint().instances(STREAM);
    }

    /** At the end of its input the guard kills it. */
    @Override
    public void close() throws IOException, InterruptedException {
        end(guard);
    }

    private static void end(Process guard) throws IOException, InterruptedException {
        guard.getOutputStream().close();
        if (!guard.waitFor(20, TimeUnit.SECONDS)) {
            guard.destroyForcibly();
        }
    }
}
