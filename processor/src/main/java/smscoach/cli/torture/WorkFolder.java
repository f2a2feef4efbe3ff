package smscoach.cli.torture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a run keeps state and logs. */
record WorkFolder(Path path) {

    /** Not where the system keeps what may go at any time: Kafka Streams advises against that. */
    static WorkFolder make() throws IOException {
        Path home = Path.of(System.getProperty("coach.home", "."), ".coach").toAbsolutePath();
        Files.createDirectories(home);
        return new WorkFolder(Files.createTempDirectory(home, "torture-"));
    }

    void delete() throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
