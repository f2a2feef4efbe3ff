package smscoach.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One node of the embedded Kafka, broker and controller in one process, to be treated as badly as a test needs. */
public final class KafkaNode {
    /** How long a node may take to stop in order: a fraction of a second, if it has a majority to leave. */
    private static final Duration GRACEFUL = Duration.ofSeconds(5);

    /** How long it may take when it writes the class-data archive at its end. */
    private static final Duration ARCHIVING = Duration.ofSeconds(20);

    /** By then every node is gone that its parent left behind. */
    static final Duration GONE = ARCHIVING.plusSeconds(5);

    private static final Duration ON_TOP = Duration.ofSeconds(1);
    private static final String CLASS_ARCHIVE = "classes.jsa";

    /** Ctrl-C reaches every process of the terminal at once, but clients are to be closed before their brokers. */
    private static final String UNDETERRED_BY_THE_TERMINAL = "trap '' INT HUP; exec \"$@\"";

    /** Lasts as long as its standard input: a stopped process could not notice the end of its parent, this one does. */
    private static final String PAUSE =
            "trap '' INT HUP TERM; kill -STOP \"$1\" && echo paused && read -r end; kill -CONT \"$1\"";

    /** Nothing of JAVA_TOOL_OPTIONS, KAFKA_OPTS, CLASSPATH and the like reaches the node. */
    private static final Set<String> ENVIRONMENT = Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TZ");

    private final int id;
    private final List<Ports> cluster;
    private final String clusterId;
    private final NodeSettings settings;
    private final BrokerLibrary library;
    private final Path folder;
    private final Network network;

    private volatile Process process;
    private volatile NodeLog log;
    private volatile boolean writesClassArchive;
    private @Nullable Process pause;

    KafkaNode(
            int id,
            List<Ports> cluster,
            String clusterId,
            NodeSettings settings,
            BrokerLibrary library,
            Path folder,
            Network network) {
        this.id = id;
        this.cluster = cluster;
        this.clusterId = clusterId;
        this.settings = settings;
        this.library = library;
        this.folder = folder;
        this.network = network;
        settings.write(id, cluster, folder);
        this.log = NodeLog.continued(folder.resolve(NodeSettings.LOG_FILE));
        this.process = launch();
    }

    public int id() {
        return id;
    }

    public String bootstrapServer() {
        return ports().host() + ":" + ports().broker();
    }

    public long pid() {
        return process.pid();
    }

    /** Whether its process is there, be it paused. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Holds all that the node and its Java say, from this run and earlier ones. */
    public Path logFile() {
        return log.file();
    }

    /** Ends the process at once, like a power cut: {@code kill -9}. */
    public synchronized void kill() {
        process.destroyForcibly();
        awaitEnd(GONE);
        endPause();
    }

    /** Ends the node in order; one that is not done in time is killed. */
    public void stop() {
        stop(graceful().plus(ON_TOP));
    }

    /** Freezes the process, which keeps its connections but answers nobody: {@code kill -STOP}. */
    public synchronized void pause() {
        if (pause != null || !isAlive()) {
            return;
        }
        try {
            var started = new ProcessBuilder("/bin/sh", "-c", PAUSE, "pause", String.valueOf(pid()))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            pause = started;
            var said = new BufferedReader(new InputStreamReader(started.getInputStream(), UTF_8)).readLine();
            if (said == null) {
                endPause();
                throw failure("could not be paused", "Is its process " + pid() + " still there?");
            }
        } catch (IOException e) {
            throw new EmbeddedKafkaException("Kafka node %d could not be paused: %s".formatted(id, e), e);
        }
    }

    /**
     * Cuts the node off from everybody: packets to and from it are lost, and nobody is told.
     *
     * @throws IllegalStateException where it is not {@link EmbeddedKafka.Builder#inNetworkNamespaces}
     */
    public void isolate() {
        network.isolate(id);
    }

    /** Connects an isolated node again. */
    public void heal() {
        network.heal(id);
    }

    /** Lets a paused process go on. */
    public synchronized void resume() {
        endPause();
    }

    /**
     * Starts the node again with its data and on its ports, after stopping it if need be, until it answers. After a
     * {@link #kill()} that takes as long as the cluster takes to notice the death.
     */
    public synchronized void restart() {
        stop();
        relaunch();
        Readiness.awaitRejoined(this);
    }

    @Override
    public String toString() {
        return "Kafka node %d (process %d, %s, log %s)".formatted(id, pid(), bootstrapServer(), logFile());
    }

    Ports ports() {
        return cluster.get(id - 1);
    }

    boolean writesClassArchive() {
        return writesClassArchive;
    }

    boolean lostItsPort() {
        return !isAlive() && log.says("Address already in use");
    }

    synchronized void relaunch() {
        log = NodeLog.continued(log.file());
        process = launch();
    }

    synchronized void stop(Duration bound) {
        endPause();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            process.destroy();
        }
        if (!awaitEnd(bound)) {
            process.destroyForcibly();
            awaitEnd(GONE);
        } else if (writesClassArchive && process.exitValue() == 0) {
            library.keepClassArchive(folder.resolve(CLASS_ARCHIVE));
        }
    }

    EmbeddedKafkaException failure(String what, String advice) {
        return new EmbeddedKafkaException("Kafka node %d %s.\n%s\n%s".formatted(id, what, log.excerpt(), advice));
    }

    private Process launch() {
        var builder = new ProcessBuilder(command())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(NodeSettings.LOG_FILE).toFile()));
        builder.environment().keySet().retainAll(ENVIRONMENT);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new EmbeddedKafkaException(
                    "Kafka node %d could not be started: %s. Can %s be run?".formatted(id, e, library.java()), e);
        }
    }

    private List<String> command() {
        var command = new ArrayList<>(network.entrance(id));
        command.addAll(List.of("/bin/sh", "-c", UNDETERRED_BY_THE_TERMINAL, "kafka"));
        command.add(library.java().toString());
        command.addAll(settings.jvmOptions());
        command.addAll(classArchive());
        command.addAll(List.of("-jar", library.childJar().toString()));
        command.addAll(List.of(NodeSettings.config(folder).toString(), clusterId));
        command.add(String.valueOf(graceful().toSeconds()));
        return command;
    }

    private List<String> classArchive() {
        var ready = library.classArchive();
        writesClassArchive = ready.isEmpty() && id == 1 && library.wantsClassArchive();
        if (writesClassArchive) {
            return List.of("-XX:ArchiveClassesAtExit=" + folder.resolve(CLASS_ARCHIVE));
        }
        return ready.map(archive -> List.of("-XX:SharedArchiveFile=" + archive)).orElse(List.of());
    }

    private Duration graceful() {
        return writesClassArchive ? ARCHIVING : GRACEFUL;
    }

    private void endPause() {
        if (pause == null) {
            return;
        }
        try {
            pause.getOutputStream().close();
            pause.waitFor();
        } catch (IOException e) {
            throw new EmbeddedKafkaException("Kafka node %d stays paused: %s".formatted(id, e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pause = null;
    }

    private boolean awaitEnd(Duration bound) {
        try {
            return process.waitFor(bound.toMillis(), MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
