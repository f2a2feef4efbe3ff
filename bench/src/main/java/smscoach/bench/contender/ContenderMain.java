package smscoach.bench.contender;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A contender's process: starts it, keeps a health file as {@code coach run} does, and ends when it is told to. */
@Command(name = "contender")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class ContenderMain implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    @Parameters
    private Kind kind;

    @Option(names = "--bootstrap-servers", required = true)
    private String bootstrapServers;

    @Option(names = "--application-id", required = true)
    private String applicationId;

    @Option(names = "--topic-prefix", required = true)
    private String topicPrefix;

    @Option(names = "--partitions", required = true)
    private int partitions;

    @Option(names = "--threads", required = true)
    private int threads;

    @Option(names = "--commit-interval", required = true)
    private int commitMillis;

    @Option(names = "--state-dir", required = true)
    private Path stateDir;

    @Option(names = "--health-file", required = true)
    private Path healthFile;

    private ContenderMain() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new ContenderMain()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Running contender = kind.start(new Setup(
                bootstrapServers,
                applicationId,
                topicPrefix,
                partitions,
                threads,
                Duration.ofMillis(commitMillis),
                stateDir));
        Runtime.getRuntime().addShutdownHook(new Thread(contender::close, "stop"));
        while (!contender.hasFailed()) {
            tell(contender.isRunning() ? "RUNNING" : "STARTING");
            Thread.sleep(BETWEEN_LOOKS);
        }
        return 1;
    }

    private void tell(String state) throws IOException {
        Path beside = healthFile.resolveSibling(healthFile.getFileName() + ".tmp");
        Files.writeString(beside, state + "\n");
        Files.move(beside, healthFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
