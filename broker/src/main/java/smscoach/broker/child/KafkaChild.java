package smscoach.broker.child;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import kafka.Kafka;
import kafka.tools.StorageTool;

/**
 * Kafka's server as a child that cannot outlive its parent: its standard input is a pipe whose other end only the parent
 * holds, so the end of that stream means that the parent asks it to stop, or is no more, however it died.
 */
public final class KafkaChild {
    private static final String USAGE = "Usage: KafkaChild <server.properties> <cluster id> <seconds to stop>";
    private static final String FORMATTED = "meta.properties";
    private static final String LOCK = "lock";

    private KafkaChild() {}

    /** Formats the storage the first time, then runs the server until it is told to stop, on data that it alone uses. */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            System.err.println(USAGE);
            System.exit(2);
        }
        endWithParent(Duration.ofSeconds(Long.parseLong(args[2])));
        try (var file = FileChannel.open(lockFile(args[0]), CREATE, WRITE);
                var lock = file.tryLock()) {
            if (lock == null) {
                System.err.println("ERROR Another process still runs this node: " + lockFile(args[0]) + " is locked.");
                System.exit(1);
            }
            run(args[0], args[1]);
        }
    }

    private static void run(String config, String clusterId) throws IOException {
        formatOnce(config, clusterId);
        Kafka.main(new String[] {config});
    }

    private static void endWithParent(Duration graceful) {
        daemon("parent-watch", () -> {
            readToTheEnd();
            daemon("halt-when-stuck", () -> haltAfter(graceful));
            System.exit(0);
        });
    }

    private static void readToTheEnd() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever said on this stream: only its end speaks.
            }
        } catch (IOException e) {
            System.err.println("The parent's pipe broke (" + e.getMessage() + "), which is an end as well.");
        }
    }

    /** The last node of three waits for a quorum that will not come back. */
    private static void haltAfter(Duration graceful) {
        try {
            Thread.sleep(graceful);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.println("Not stopped after " + graceful.toSeconds() + " s: halting.");
        Runtime.getRuntime().halt(1);
    }

    private static void daemon(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void formatOnce(String config, String clusterId) throws IOException {
        if (Files.exists(dataFolder(config).resolve(FORMATTED))) {
            return;
        }
        int status =
                StorageTool.execute(new String[] {"format", "--cluster-id", clusterId, "--config", config}, System.out);
        if (status != 0) {
            System.err.println("Kafka's storage could not be formatted.");
            System.exit(status);
        }
    }

    /** Kafka lets go of its own lock before its last writes, so the whole life of the process has one of its own. */
    private static Path lockFile(String config) {
        return Path.of(config).resolveSibling(LOCK);
    }

    private static Path dataFolder(String config) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Path.of(config))) {
            properties.load(reader);
        }
        return Path.of(properties.getProperty("log.dirs"));
    }
}
