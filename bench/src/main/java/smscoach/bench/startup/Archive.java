package smscoach.bench.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The launcher's archive of loaded classes. The JVM passes over one that does not fit, without a word. */
final class Archive {

    private Archive() {}

    /** Whether it was made of the program that is there; an empty one tells that none could be made. */
    static boolean fits(Path home) {
        Path target = home.resolve(Path.of("processor", "target"));
        Path archive = target.resolve("coach.jsa");
        try {
            return Files.isRegularFile(archive)
                    && Files.size(archive) > 0
                    && Files.getLastModifiedTime(archive)
                                    .compareTo(Files.getLastModifiedTime(target.resolve("coach.jar")))
                            >= 0;
        } catch (IOException e) {
            return false;
        }
    }
}
