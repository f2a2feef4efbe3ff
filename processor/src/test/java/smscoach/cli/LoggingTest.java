package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** In a process of its own, since logging is set up once in a process. */
class LoggingTest {

    @TempDir
    private Path folder = Path.of("");

    /** Logs as this program and as its libraries do. */
    static final class Talker {
        public static void main(String[] args) {
            LoggerFactory.getLogger("smscoach.Talker").info("three nodes are ready");
            LoggerFactory.getLogger("smscoach.Talker").warn("slow", new IllegalStateException("told only where asked"));
            LoggerFactory.getLogger("org.apache.kafka.Anything").info("never shown");
        }
    }

    /** The program, which has its last word in the log. */
    static final class Program {
        public static void main(String[] args) {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(
                            () -> LoggerFactory.getLogger("smscoach.Program").info("the end")));
            Coach.main(args);
        }
    }

    @Test
    void shouldTellPlainSentencesByDefault() throws Exception {
        // When
        var lines = log("plain");

        // Then
        assertThat(lines).containsExactly("three nodes are ready", "WARN: slow");
    }

    @Test
    void shouldAddTimeAndPlaceToText() throws Exception {
        // When
        var lines = log("text");

        // Then
        assertThat(lines.getFirst())
                .matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  \\[main] Talker: three nodes are ready ?");
        assertThat(lines).anyMatch(line -> line.contains("told only where asked"));
    }

    @Test
    void shouldWriteOneJsonObjectALine() throws Exception {
        // When
        var lines = log("json");

        // Then
        assertThat(lines).hasSize(2);
        var first = new ObjectMapper().readTree(lines.getFirst());
        assertThat(first.path("level").asText()).isEqualTo("INFO");
        assertThat(first.path("formattedMessage").asText()).isEqualTo("three nodes are ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--log-format json", "--log-format=JSON", "--config FILE"})
    void shouldTakeTheFormatFromTheCommandLineOrTheFileToo(String arguments) throws Exception {
        // Given
        Path file = Files.writeString(folder.resolve("coach.properties"), "log-format=json");

        // When
        var lines = log(Program.class, "", ("--version " + arguments.replace("FILE", file.toString())).split(" "));

        // Then
        assertThat(new ObjectMapper()
                        .readTree(lines.getLast())
                        .path("formattedMessage")
                        .asText())
                .isEqualTo("the end");
    }

    private static List<String> log(String format) throws Exception {
        return log(Talker.class, format);
    }

    private static List<String> log(Class<?> program, String format, String... arguments) throws Exception {
        var command = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                // The program's, not that of its tests.
                "-Dlogback.configurationFile=logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName());
        var process =
                new ProcessBuilder(Stream.concat(command, Stream.of(arguments)).toList());
        process.environment().keySet().removeIf(name -> name.startsWith("COACH_"));
        if (!format.isEmpty()) {
            process.environment().put("COACH_LOG_FORMAT", format);
        }
        var started = process.redirectError(ProcessBuilder.Redirect.PIPE).start();
        var out = new String(started.getInputStream().readAllBytes(), UTF_8);
        var err = new String(started.getErrorStream().readAllBytes(), UTF_8);
        assertThat(out).doesNotContain("three nodes", "the end");
        return err.lines().toList();
    }
}
