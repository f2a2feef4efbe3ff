package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** In a process of its own, since logging is set up once in a process. */
class LoggingTest {

    /** Logs as this program and as its libraries do. */
    static final class Talker {
        public static void main(String[] args) {
            LoggerFactory.getLogger("smscoach.Talker").info("three nodes are ready");
            LoggerFactory.getLogger("smscoach.Talker").warn("slow", new IllegalStateException("told only where asked"));
            LoggerFactory.getLogger("org.apache.kafka.Anything").info("never shown");
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

    private static List<String> log(String format) throws Exception {
        var process = new ProcessBuilder(Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        // The program's, not that of its tests.
                        "-Dlogback.configurationFile=logback.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Talker.class.getName())
                .toList());
        process.environment().keySet().removeIf(name -> name.startsWith("COACH_"));
        process.environment().put("COACH_LOG_FORMAT", format);
        var started = process.redirectError(ProcessBuilder.Redirect.PIPE).start();
        var out = new String(started.getInputStream().readAllBytes(), UTF_8);
        var err = new String(started.getErrorStream().readAllBytes(), UTF_8);
        assertThat(out).isEmpty();
        return err.lines().toList();
    }
}
