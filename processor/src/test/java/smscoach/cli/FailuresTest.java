package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private static final String[] MISSING_FILE = {"replay", "--from-file", "/nowhere"};

    @Test
    void shouldTellAFailureInOneLine() {
        // When
        var run = Run.of(MISSING_FILE);

        // Then
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void shouldAddTheStackTraceWhereItIsAskedFor() {
        // When
        var byOption = Run.of("replay", "--from-file", "/nowhere", "--verbose");
        var before = Run.of("--verbose", "replay", "--from-file", "/nowhere");
        var byEnvironment = Run.of(Map.of("COACH_VERBOSE", "true"), "", MISSING_FILE);
        var byBoth = Run.of(Map.of("COACH_VERBOSE", "true"), "", "replay", "--from-file", "/nowhere", "--verbose");
        var takenBack =
                Run.of(Map.of("COACH_VERBOSE", "true"), "", "replay", "--from-file", "/nowhere", "--verbose=false");

        // Then
        assertThat(byOption.err()).contains("\tat ");
        assertThat(before.err()).contains("\tat ");
        assertThat(byEnvironment.err()).contains("\tat ");
        assertThat(byBoth.err()).contains("\tat ");
        assertThat(takenBack.err()).doesNotContain("\tat ");
    }

    @Test
    void shouldSayWhatLoggingCanBe() {
        // When
        var format = Run.of(Map.of("COACH_LOG_FORMAT", "xml"), "", "--version");
        var level = Run.of(Map.of("COACH_LOG_LEVEL", "loud"), "", "--version");
        var allowed = Run.of(Map.of("COACH_LOG_LEVEL", "DEBUG", "COACH_LOG_FORMAT", "json"), "", "--version");

        // Then
        assertThat(format.exitCode()).isEqualTo(2);
        assertThat(format.err()).isEqualTo("coach: COACH_LOG_FORMAT is 'xml'; it can be plain, text, json.\n");
        assertThat(level.err()).startsWith("coach: COACH_LOG_LEVEL is 'loud'; it can be TRACE, DEBUG,");
        assertThat(allowed.exitCode()).isZero();
    }

    @Test
    void shouldFailShortlyWhereNoClusterAnswers() {
        // When
        var run = Run.of(
                "tail",
                "all",
                "--bootstrap-servers",
                "127.0.0.1:1",
                "--kafka",
                "default.api.timeout.ms=500",
                "--kafka",
                "request.timeout.ms=400");

        // Then
        assertThat(run.exitCode()).isEqualTo(69);
        assertThat(run.err()).startsWith("coach: The Kafka cluster at 127.0.0.1:1 did not answer in time");
    }
}
