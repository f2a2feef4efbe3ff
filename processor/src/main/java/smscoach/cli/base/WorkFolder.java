package smscoach.cli.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where a command keeps state and logs while it runs. */
public record WorkFolder(Path path) {

    /** Not where the system keeps what may go at any time: Kafka Streams advises against that. */
    public static WorkFolder make(String prefix) throws IOException {
        Path home = Path.of(System.getProperty("coach.home", "."), ".coach").toAbsolutePath();
        Files.createDirectories(home);
        return new WorkFolder(Files.createTempDirectory(home, prefix));
    }

    public void delete() throws IOException {
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
