package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A checked-in text that a test compares with. Run the test with {@code -Dgolden.update=true} to write it anew, and
 * read the difference before committing it.
 */
public final class GoldenFile {

    private final Path path;

    public GoldenFile(String name) {
        this.path = Path.of("src/test/resources").resolve(name);
    }

    public void shouldBe(String text) {
        try {
            if (Boolean.getBoolean("golden.update")) {
                Files.createDirectories(path.getParent());
                Files.writeString(path, text);
            }
            assertThat(Files.exists(path)).as("golden file %s", path).isTrue();
            assertThat(text).as("golden file %s", path).isEqualTo(Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
