package smscoach.cli.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.Terminal;
import smscoach.cli.base.Web;

/** {@code coach health}: for whoever watches a process from outside, as a container engine does. */
@Command(
        name = "health",
        description = {
            "Tells by its health file whether the processor on this machine is alive: 0 while it processes or takes over"
                    + " partitions, 1 while it starts, stops or hangs, or when it is gone.",
            "By --url it asks the instance itself, by HTTP: whether it lives, or what the path of the URL asks.",
            "It tells of the process, not of its cluster: without brokers the processor waits for them, and is alive.",
        },
        footer = {
            "  coach health --health-file /var/lib/coach/health",
            "  coach health --health-file /var/lib/coach/health --max-age 10s",
            "  coach health --url http://127.0.0.1:8080",
            "  coach health --url http://127.0.0.1:8080/health/ready",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class HealthCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--health-file",
            paramLabel = "FILE",
            description = "The file that 'coach run --health-file' keeps.")
    private @Nullable Path file;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "The instance to ask, in place of its file: /health/live, unless the URL has a path.")
    private @Nullable String url;

    @Option(
            names = "--max-age",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description = "A file that is older tells of a process that hangs. Default: ${DEFAULT-VALUE}.")
    private Duration maxAge;

    public HealthCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (url != null) {
            return ask(Web.address(url));
        }
        if (file == null) {
            throw CommandFailure.usage("Name the file by --health-file, or the instance by --url.");
        }
        return look(file);
    }

    private int look(Path file) {
        try {
            String state = Files.readString(file).strip();
            Duration age = Duration.between(Files.getLastModifiedTime(file).toInstant(), Instant.now());
            if (age.compareTo(maxAge) > 0) {
                return no("it last gave a sign " + age.toSeconds() + " s ago, as " + state);
            }
            return judge(state);
        } catch (NoSuchFileException e) {
            return no("there is no file " + file + ", so it does not run");
        } catch (IOException e) {
            return no("cannot read " + file + ": " + Reasons.of(e));
        }
    }

    private int ask(URI instance) throws InterruptedException {
        boolean hasPath = !instance.getPath().isEmpty() && !instance.getPath().equals("/");
        URI question = hasPath ? instance : instance.resolve("/health/live");
        try {
            Web.Answer answer = Web.get(question);
            JsonNode json = new ObjectMapper().readTree(answer.body());
            String reason = json.path("reason").asText("it answers " + answer.status());
            return answer.status() == 200
                    ? yes(reason, json.path("state").asText("-"))
                    : no(reason);
        } catch (JsonProcessingException e) {
            return no("what answers there is no SMS Coach");
        } catch (IOException e) {
            return no("nobody answers at " + question + ": " + Reasons.of(e));
        }
    }

    private int judge(String state) {
        return switch (state) {
            case "RUNNING" -> yes("it processes", state);
            // A large state can take long to restore; to be killed meanwhile would not make it sooner.
            case "REBALANCING" -> yes("it takes over partitions", state);
            case "CREATED", HealthFile.STARTING -> no("it is only starting: " + state);
            case "PENDING_SHUTDOWN" -> no("it is stopping: " + state);
            default -> no("it stopped by itself: " + state);
        };
    }

    private int yes(String what, String state) {
        terminal.say("Healthy: " + what + " (" + state + ").");
        return ExitCode.OK.code();
    }

    private int no(String why) {
        terminal.say("Not healthy: " + why + ".");
        return ExitCode.DIFFERENT.code();
    }
}
