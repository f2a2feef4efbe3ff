package smscoach.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the nodes keep their data: owned by one process at a time, kept between runs or thrown away. */
final class DataFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DataFolder.class);
    private static final String TEMPORARY = "sms-coach-kafka-";
    private static final String LOCK = "lock";
    private static final String MEMORY = "cluster.properties";
    private static final int MOST_NODES = 3;

    /** Time enough for a process to lock the folder that it just made, and for a reader to look into its logs. */
    private static final Duration LEFT_BEHIND_AFTER = Duration.ofHours(1);

    /** A second look at a lock file would release this process's own lock, so locks are remembered here as well. */
    private static final Set<Path> OWNED = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final boolean temporary;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path path, boolean temporary, FileChannel channel, FileLock lock) {
        this.path = path;
        this.temporary = temporary;
        this.channel = channel;
        this.lock = lock;
    }

    /** What a second start needs to be the same cluster, if possible on the same ports. */
    record Memory(String clusterId, List<Ports> ports) {}

    static DataFolder kept(Path path) {
        try {
            return owned(Files.createDirectories(path).toRealPath(), false);
        } catch (IOException e) {
            throw new EmbeddedKafkaException(
                    "The data folder %s cannot be used (%s). Choose one that can be written.".formatted(path, e), e);
        }
    }

    static DataFolder temporary() {
        sweep();
        try {
            return owned(Files.createTempDirectory(TEMPORARY).toRealPath(), true);
        } catch (IOException e) {
            throw new EmbeddedKafkaException(
                    "No temporary folder for Kafka's data (%s). Make room, or choose another with -Djava.io.tmpdir=…"
                            .formatted(e),
                    e);
        }
    }

    boolean isTemporary() {
        return temporary;
    }

    Path path() {
        return path;
    }

    Path node(int id) {
        return node(path, id);
    }

    Optional<Memory> memory() {
        var file = path.resolve(MEMORY);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
            var ports = IntStream.rangeClosed(1, number(properties, "nodes"))
                    .mapToObj(id -> new Ports(
                            Ports.HOST,
                            number(properties, "node." + id + ".port"),
                            number(properties, "node." + id + ".controller.port")))
                    .toList();
            return Optional.of(new Memory(properties.getProperty("cluster.id", ""), ports));
        } catch (IOException | NumberFormatException e) {
            throw new EmbeddedKafkaException(
                    "%s cannot be understood (%s). Delete the folder %s to start anew.".formatted(file, e, path), e);
        }
    }

    void remember(Memory memory) {
        var properties = new Properties();
        properties.setProperty("cluster.id", memory.clusterId());
        properties.setProperty("nodes", String.valueOf(memory.ports().size()));
        for (int id = 1; id <= memory.ports().size(); id++) {
            var ports = memory.ports().get(id - 1);
            properties.setProperty("node." + id + ".port", String.valueOf(ports.broker()));
            properties.setProperty("node." + id + ".controller.port", String.valueOf(ports.controller()));
        }
        try (var writer = Files.newBufferedWriter(path.resolve(MEMORY))) {
            properties.store(writer, "What the next start needs to be the same cluster");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write in " + path, e);
        }
    }

    /** Nodes of a killed process end by themselves; until then their locks show that they are still at it. */
    boolean isFreeOfFormerNodes() {
        return isFreeOfNodes(path);
    }

    /** Throws temporary data away but for the log files, which somebody will want to read before long. */
    void closeKeepingLogs() {
        if (Files.exists(node(1).resolve(NodeSettings.LOG_FILE))) {
            close(file -> !file.endsWith(NodeSettings.LOG_FILE) && !file.equals(path.resolve(LOCK)));
        } else {
            close();
        }
    }

    @Override
    public void close() {
        close(ignored -> true);
    }

    private void close(Predicate<Path> unwanted) {
        release();
        if (temporary) {
            delete(path, unwanted);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static DataFolder owned(Path path, boolean temporary) throws IOException {
        if (!OWNED.add(path)) {
            throw locked(path, "this very process");
        }
        try {
            return locked(path, temporary);
        } catch (IOException | RuntimeException e) {
            OWNED.remove(path);
            throw e;
        }
    }

    private static DataFolder locked(Path path, boolean temporary) throws IOException {
        var file = path.resolve(LOCK);
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw locked(path, "process " + Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)));
        return new DataFolder(path, temporary, channel, lock);
    }

    private static EmbeddedKafkaException locked(Path path, String owner) {
        return new EmbeddedKafkaException(
                "The data folder %s is in use by %s. Stop that one first, or choose another folder."
                        .formatted(path, owner));
    }

    private static boolean isUnlocked(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE);
                var lock = channel.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** A killed process could not delete its temporary data: the next one does. */
    private static void sweep() {
        try (var folders = Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), TEMPORARY + "*")) {
            for (var folder : folders) {
                if (isLeftBehind(folder.toRealPath())) {
                    delete(folder, ignored -> true);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.debug("Temporary data of a killed process stays", e);
        }
    }

    private static boolean isLeftBehind(Path folder) throws IOException {
        var file = folder.resolve(LOCK);
        return !OWNED.contains(folder)
                && Files.isWritable(file)
                && Files.getLastModifiedTime(file)
                        .toInstant()
                        .isBefore(Instant.now().minus(LEFT_BEHIND_AFTER))
                && isUnlocked(file)
                && isFreeOfNodes(folder);
    }

    private static boolean isFreeOfNodes(Path folder) {
        return IntStream.rangeClosed(1, MOST_NODES)
                .mapToObj(id -> node(folder, id).resolve(LOCK))
                .filter(Files::exists)
                .allMatch(DataFolder::isUnlocked);
    }

    private static Path node(Path folder, int id) {
        return folder.resolve("node-" + id);
    }

    private static int number(Properties properties, String key) {
        return Integer.parseInt(properties.getProperty(key, "missing " + key));
    }

    private void release() {
        try {
            lock.release();
            channel.close();
        } catch (IOException e) {
            LOG.debug("The lock of {} could not be released", path, e);
        }
        OWNED.remove(path);
    }

    private static void delete(Path folder, Predicate<Path> which) {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).filter(which).forEach(DataFolder::deleteIfPossible);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Temporary data in {} could not be deleted: {}", folder, e.toString());
        }
    }

    private static void deleteIfPossible(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.debug("{} stays", file, e);
        }
    }
}
