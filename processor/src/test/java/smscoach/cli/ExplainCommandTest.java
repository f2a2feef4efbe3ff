package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {

    @TempDir
    private Path folder;

    @Test
    void shouldTellASessionFromAFileAndDrawIt() throws Exception {
        // Given
        var svg = folder.resolve("s-1.svg");

        // When
        var run = Run.of("explain", "--session", "s-1", "--from-file", story(), "--svg", svg.toString());

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().getFirst()).isEqualTo("Session s-1 of contact center cc-1");
        assertThat(run.out())
                .contains("sms-session-events-0@4")
                .contains("16 characters")
                .doesNotContain("offer the refund");
        assertThat(run.err()).isEqualTo("The picture is in " + svg + ".\n");
        assertThat(svg).hasSameTextualContentAs(Path.of("../docs/session.svg"));
    }

    @Test
    void shouldShowTextsToWhoeverAsksForThem() {
        // When
        var run = Run.of("explain", "--session", "s-1", "--from-file", story(), "--texts");

        // Then
        assertThat(run.out()).contains("offer the refund");
    }

    @Test
    void shouldExplainACommandAndAnEventFromStandardInput() throws Exception {
        // Given
        var in = Files.readString(Path.of(story()));

        // When
        var command = Run.of(Map.of(), in, "explain", "--command", "c-13", "--from-file", "-");
        var event = Run.of(Map.of(), in, "explain", "--event", "e-4", "--session", "s-1", "--from-file", "-");

        // Then
        assertThat(command.exitCode()).isZero();
        assertThat(command.out()).contains("statusCode 2 NO_SUBSCRIPTION");
        assertThat(event.exitCode()).isZero();
        assertThat(event.out()).contains("(S1)");
    }

    @Test
    void shouldAskWhereAnIdIsInSeveralContactCenters() throws Exception {
        // Given
        var story = Files.readString(Path.of(story()));
        var both = story + story.replace("cc-1", "cc-2");

        // When
        var asked = Run.of(Map.of(), both, "explain", "--session", "s-1", "--from-file", "-");
        var answered =
                Run.of(Map.of(), both, "explain", "--session", "s-1", "--from-file", "-", "--contact-center", "cc-2");

        // Then
        assertThat(asked.exitCode()).isEqualTo(2);
        assertThat(asked.err())
                .isEqualTo("coach: There is session s-1 in 2 contact centers: cc-1, cc-2."
                        + " Name one with --contact-center.\n");
        assertThat(answered.exitCode()).isZero();
        assertThat(answered.lines().getFirst()).isEqualTo("Session s-1 of contact center cc-2");
    }

    @Test
    void shouldSayWhatIsNotThere() {
        // When
        var session = Run.of("explain", "--session", "s-77", "--from-file", story());
        var command = Run.of("explain", "--command", "c-77", "--from-file", story());
        var file = Run.of("explain", "--session", "s-1", "--from-file", "/nowhere/in.jsonl");

        // Then
        assertThat(session.exitCode()).isEqualTo(1);
        assertThat(session.err()).startsWith("coach: No record of session s-77 is left.");
        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(file.exitCode()).isEqualTo(69);
        assertThat(file.err()).isEqualTo("coach: Cannot read /nowhere/in.jsonl: there is no such file or folder.\n");
    }

    @Test
    void shouldRefuseWhatItCannotExplain() {
        assertThat(Run.of("explain").exitCode()).isEqualTo(2);
        assertThat(Run.of("explain", "--event", "e-1").err()).contains("--event E --session S");
        assertThat(Run.of("explain", "--command", "c-1", "--svg", "x.svg").err())
                .contains("--svg draws a session");
        assertThat(Run.of("explain", "--session", "s-1").err()).contains("--bootstrap-servers");
    }

    private static String story() {
        return Objects.requireNonNull(ExplainCommandTest.class.getResource("/vectors/story.in.jsonl"))
                .getPath();
    }
}
