package smscoach.bench.flink;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the job in a cluster inside this process until the process is told to end. */
public final class FlinkMain {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private FlinkMain() {}

    public static void main(String[] args) throws Exception {
        Map<String, String> options = options(args);
        Configuration configuration = new Configuration();
        configuration.setString("state.backend.type", option(options, "--state-backend"));
        configuration.setString("execution.checkpointing.incremental", "true");
        configuration.setString("execution.checkpointing.storage", "filesystem");
        Path state = Path.of(option(options, "--state-dir"));
        configuration.setString(
                "execution.checkpointing.dir",
                state.resolve("checkpoints").toUri().toString());
        configuration.setString("io.tmp.dirs", state.toString());
        configuration.setString("rest.port", "0");
        configuration.setString("taskmanager.memory.managed.size", "256m");
        configuration.setString("taskmanager.memory.network.max", "64m");
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(number(options, "--threads"), configuration);
        CoachingJob.define(
                environment,
                option(options, "--bootstrap-servers"),
                option(options, "--application-id"),
                option(options, "--topic-prefix"),
                Duration.ofMillis(number(options, "--commit-interval")));
        JobClient job = environment.executeAsync("coaching");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> job.cancel().join(), "cancel"));
        tellHealth(job, Path.of(option(options, "--health-file")));
    }

    private static void tellHealth(JobClient job, Path file) throws Exception {
        while (true) {
            JobStatus status = job.getJobStatus().get();
            if (status.isTerminalState()) {
                System.err.println("The job is " + status);
                System.exit(1);
            }
            Path beside = file.resolveSibling(file.getFileName() + ".tmp");
            Files.writeString(beside, status.name() + "\n");
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            Thread.sleep(BETWEEN_LOOKS);
        }
    }

    /** Each is a name and a value. */
    private static Map<String, String> options(String[] args) {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    private static String option(Map<String, String> options, String name) {
        return Objects.requireNonNull(options.get(name), name + " is missing");
    }

    private static int number(Map<String, String> options, String name) {
        return Integer.parseInt(option(options, name));
    }
}
