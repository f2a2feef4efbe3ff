package smscoach.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder with Kafka's server, apart from this application's class path, and the class-data archive beside its jars
 * that halves the start of a node. The archive is made by a node's first orderly end; every failure to make or read it
 * only costs that time.
 */
record BrokerLibrary(Path folder) {
    /** Names the folder itself. */
    static final String FOLDER_PROPERTY = "coach.broker.lib";

    /** Names the project's or the installation's root. */
    static final String HOME_PROPERTY = "coach.home";

    private static final Logger LOG = LoggerFactory.getLogger(BrokerLibrary.class);
    private static final String CHILD = "kafka-child.jar";
    private static final Path BUILT = Path.of("broker", "target", "lib");
    private static final Path INSTALLED = Path.of("broker", "lib");

    static BrokerLibrary find() {
        var candidates = candidates();
        return candidates.stream()
                .filter(folder -> Files.isRegularFile(folder.resolve(CHILD)))
                .findFirst()
                .map(BrokerLibrary::new)
                .orElseThrow(() -> new EmbeddedKafkaException(
                        "Kafka's server was not found: no %s in %s. Build it first: mvn package (or name its folder with -D%s=…)."
                                .formatted(CHILD, join(candidates), FOLDER_PROPERTY)));
    }

    Path childJar() {
        return folder.resolve(CHILD);
    }

    /** The same Java that runs this process. */
    Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** An archive that fits this Java and these jars. */
    Optional<Path> classArchive() {
        return Optional.of(archive()).filter(Files::isReadable);
    }

    /** Whether a node should write an archive at its end. */
    boolean wantsClassArchive() {
        return !Files.exists(archive()) && Files.isWritable(folder);
    }

    /** Puts a complete archive in its place in one step, so that nobody ever reads half of one. */
    void keepClassArchive(Path written) {
        try {
            if (wantsClassArchive() && Files.isRegularFile(written)) {
                var beside = Files.createTempFile(folder, "classes-", ".tmp");
                Files.move(written, beside, StandardCopyOption.REPLACE_EXISTING);
                Files.move(beside, archive(), StandardCopyOption.ATOMIC_MOVE);
                deleteOutdatedArchives();
            }
        } catch (IOException e) {
            LOG.debug("No class-data archive for Kafka's server in {}", folder, e);
        }
    }

    /** Those from before the last build fit no jar any more; those of another Java may. */
    private void deleteOutdatedArchives() throws IOException {
        var built = Files.getLastModifiedTime(childJar());
        try (var archives = Files.newDirectoryStream(folder, "classes-*")) {
            for (var archive : archives) {
                if (Files.getLastModifiedTime(archive).compareTo(built) < 0) {
                    Files.deleteIfExists(archive);
                }
            }
        }
    }

    private static List<Path> candidates() {
        var folder = System.getProperty(FOLDER_PROPERTY);
        if (folder != null) {
            return List.of(Path.of(folder).toAbsolutePath());
        }
        var home = System.getProperty(HOME_PROPERTY);
        if (home != null) {
            return under(Path.of(home).toAbsolutePath()).toList();
        }
        return ancestors(ownLocation()).flatMap(BrokerLibrary::under).toList();
    }

    private static Stream<Path> under(Path root) {
        return Stream.of(root.resolve(BUILT), root.resolve(INSTALLED));
    }

    private static Stream<Path> ancestors(Path path) {
        var all = new ArrayList<Path>();
        for (var at = path.getParent(); at != null; at = at.getParent()) {
            all.add(at);
        }
        return all.stream().limit(3);
    }

    private static Path ownLocation() {
        try {
            return Path.of(BrokerLibrary.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new EmbeddedKafkaException(
                    "Cannot tell where this program is. Name Kafka's folder with -D%s=…".formatted(FOLDER_PROPERTY), e);
        }
    }

    private static String join(List<Path> folders) {
        return String.join(" nor ", folders.stream().map(Path::toString).toList());
    }

    private Path archive() {
        var fingerprint = new CRC32();
        fingerprint.update(System.getProperty("java.home").getBytes(UTF_8));
        fingerprint.update(System.getProperty("java.vm.version").getBytes(UTF_8));
        jars().forEach(jar -> fingerprint.update(jar.getBytes(UTF_8)));
        return folder.resolve("classes-%08x.jsa".formatted(fingerprint.getValue()));
    }

    private List<String> jars() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(BrokerLibrary::fingerprint)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    private static String fingerprint(Path jar) {
        try {
            return "%s %d %d;"
                    .formatted(
                            jar, Files.size(jar), Files.getLastModifiedTime(jar).toMillis());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + jar, e);
        }
    }
}
