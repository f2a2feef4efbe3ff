package smscoach.bench.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    private Path home = Path.of("");

    @Test
    void shouldFitWhereItWasMadeOfTheProgram() throws Exception {
        // Given
        write("coach.jar", 1_000);
        write("coach.jsa", 2_000);

        // Then
        assertThat(Archive.fits(home)).isTrue();
    }

    @Test
    void shouldNotFitAProgramThatWasBuiltLater() throws Exception {
        // Given
        write("coach.jsa", 1_000);
        write("coach.jar", 2_000);

        // Then
        assertThat(Archive.fits(home)).isFalse();
    }

    @Test
    void shouldNotFitWhereItIsMissing() throws Exception {
        // Given
        write("coach.jar", 1_000);

        // Then
        assertThat(Archive.fits(home)).isFalse();
    }

    @Test
    void shouldNotFitWhereNoneCouldBeMade() throws Exception {
        // Given
        write("coach.jar", 1_000);
        write("coach.jsa", 2_000);
        Files.writeString(home.resolve("processor/target/coach.jsa"), "");

        // Then
        assertThat(Archive.fits(home)).isFalse();
    }

    private void write(String name, long millis) throws Exception {
        Path target = Files.createDirectories(home.resolve("processor/target"));
        Path file = Files.writeString(target.resolve(name), "classes");
        Files.setLastModifiedTime(file, FileTime.fromMillis(millis));
    }
}
