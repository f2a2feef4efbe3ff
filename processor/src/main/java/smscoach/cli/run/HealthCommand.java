package smscoach.cli.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Reasons;
import smscoach.cli.base.Terminal;

/** {@code coach health}: for whoever watches a process from outside, as a container engine does. */
@Command(
        name = "health",
        description = {
            "Tells by its health file whether the processor on this machine is alive: 0 while it processes or takes over"
                    + " partitions, 1 while it starts, stops or hangs, or when it is gone.",
            "It tells of the process, not of its cluster: without brokers the processor waits for them, and is alive.",
        },
        footer = {
            "  coach health --health-file /var/lib/coach/health",
            "  coach health --health-file /var/lib/coach/health --max-age 10s",
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class HealthCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--health-file",
            paramLabel = "FILE",
            required = true,
            description = "The file that 'coach run --health-file' keeps.")
    private Path file;

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
    public Integer call() {
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
