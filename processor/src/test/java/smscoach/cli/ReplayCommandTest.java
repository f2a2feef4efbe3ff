package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    @TempDir
    private Path folder;

    @Test
    void shouldReplayAFileToAFileTheSameEachTime() throws Exception {
        // Given
        var first = folder.resolve("first.jsonl");
        var second = folder.resolve("second.jsonl");

        // When
        var run = Run.of("replay", "--from-file", story(), "--to-file", first.toString());
        Run.of("replay", "--from-file", story(), "--to-file", second.toString());

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).startsWith("read 22 records, wrote 34 in ");
        assertThat(first).hasSameBinaryContentAs(second);
        assertThat(Files.readAllLines(first)).hasSize(34);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("first.jsonl", "second.jsonl");
    }

    @Test
    void shouldReplayStandardInputToStandardOutput() throws Exception {
        // Given
        var out = folder.resolve("out.jsonl");
        Run.of("replay", "--from-file", story(), "--to-file", out.toString());

        // When
        var run = Run.of(Map.of(), Files.readString(Path.of(story())), "replay");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(out).hasContent(run.out());
    }

    @Test
    void shouldNameTheBadLineAndLeaveTheOutputAsItWas() throws Exception {
        // Given
        var in = folder.resolve("in.jsonl");
        var out = Files.writeString(folder.resolve("out.jsonl"), "before\n");
        Files.writeString(in, Files.readAllLines(Path.of(story())).getFirst() + "\n\n{\"topic\":\n");

        // When
        var run = Run.of("replay", "--from-file", in.toString(), "--to-file", out.toString());

        // Then
        assertThat(run.exitCode()).isEqualTo(65);
        assertThat(run.err()).startsWith("coach: " + in + ", line 3: not JSON").doesNotContain("\tat ");
        assertThat(out).hasContent("before\n");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("in.jsonl", "out.jsonl");
    }

    @Test
    void shouldSayWhichFileIsMissing() {
        // When
        var in = Run.of("replay", "--from-file", "/nowhere/in.jsonl");
        var out = Run.of("replay", "--from-file", story(), "--to-file", "/nowhere/out.jsonl");

        // Then
        assertThat(in.exitCode()).isEqualTo(69);
        assertThat(in.err()).isEqualTo("coach: Cannot read /nowhere/in.jsonl: there is no such file or folder.\n");
        assertThat(out.exitCode()).isEqualTo(69);
        assertThat(out.err()).isEqualTo("coach: Cannot write /nowhere/out.jsonl: there is no such file or folder.\n");
    }

    @Test
    void shouldReplaceTheFileBehindALinkAndLeaveADeviceInPlace() throws Exception {
        // Given
        var file = Files.writeString(folder.resolve("file"), "before");
        var link = Files.createSymbolicLink(folder.resolve("link"), file);

        // When
        var toLink = Run.of("replay", "--from-file", story(), "--to-file", link.toString());
        var toDevice = Run.of("replay", "--from-file", story(), "--to-file", "/dev/null");

        // Then
        assertThat(toLink.exitCode()).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(Files.readAllLines(file)).hasSize(34);
        assertThat(toDevice.exitCode()).isZero();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void shouldReadAndWriteTopicsWithTheirPrefix() throws Exception {
        // Given
        var in = Files.readString(Path.of(story())).replace("\"topic\": \"", "\"topic\": \"prod.");

        // When
        var run = Run.of(Map.of(), in, "replay", "--topic-prefix", "prod.");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines()).hasSize(34).allMatch(line -> line.startsWith("{\"topic\":\"prod."));
    }

    @Test
    void shouldObeyTheRulesGiven() throws Exception {
        // When
        var run = Run.of("replay", "--from-file", story(), "--default-features", "");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("FEATURE_OFF");
    }

    private static String story() {
        return Objects.requireNonNull(ReplayCommandTest.class.getResource("/vectors/story.in.jsonl"))
                .getPath();
    }
}
