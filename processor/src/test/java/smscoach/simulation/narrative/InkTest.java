package smscoach.simulation.narrative;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import smscoach.simulation.narrative.Ink.Style;
import smscoach.simulation.narrative.Ink.When;

class InkTest {

    private static final String RED_A = "\u001b[31ma\u001b[0m";

    @Test
    void shouldUseColourOnATerminalOnly() {
        // When
        Ink terminal = Ink.of(When.AUTO, Map.of(), true, UTF_8);
        Ink file = Ink.of(When.AUTO, Map.of(), false, UTF_8);

        // Then
        assertThat(terminal.paint(Style.RED, "a")).isEqualTo(RED_A);
        assertThat(file.paint(Style.RED, "a")).isEqualTo("a");
    }

    @Test
    void shouldHonourNoColorAndDumbTerminals() {
        // When
        Ink noColor = Ink.of(When.AUTO, Map.of("NO_COLOR", "1"), true, UTF_8);
        Ink dumb = Ink.of(When.AUTO, Map.of("TERM", "dumb"), true, UTF_8);
        Ink emptyNoColor = Ink.of(When.AUTO, Map.of("NO_COLOR", ""), true, UTF_8);

        // Then
        assertThat(noColor.paint(Style.RED, "a")).isEqualTo("a");
        assertThat(dumb.paint(Style.RED, "a")).isEqualTo("a");
        assertThat(emptyNoColor.paint(Style.RED, "a")).isEqualTo(RED_A);
    }

    @Test
    void shouldObeyAWishAboveAll() {
        // When
        Ink always = Ink.of(When.ALWAYS, Map.of("NO_COLOR", "1"), false, UTF_8);
        Ink never = Ink.of(When.NEVER, Map.of(), true, UTF_8);

        // Then
        assertThat(always.paint(Style.RED, "a")).isEqualTo(RED_A);
        assertThat(never.paint(Style.RED, "a")).isEqualTo("a");
    }

    @Test
    void shouldTakeTheWidthWithinReason() {
        // When
        int usual = Ink.of(When.AUTO, Map.of(), true, UTF_8).width();
        int narrow = Ink.of(When.AUTO, Map.of("COLUMNS", "40"), true, UTF_8).width();
        int wide = Ink.of(When.AUTO, Map.of("COLUMNS", "400"), true, UTF_8).width();
        int odd = Ink.of(When.AUTO, Map.of("COLUMNS", "many"), true, UTF_8).width();

        // Then
        assertThat(usual).isEqualTo(100);
        assertThat(narrow).isEqualTo(80);
        assertThat(wide).isEqualTo(120);
        assertThat(odd).isEqualTo(100);
    }

    @Test
    void shouldCutAndFill() {
        // Given
        Ink unicode = new Ink(false, true, 100);
        Ink ascii = Ink.of(When.NEVER, Map.of(), false, US_ASCII);

        // Then
        assertThat(unicode.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(unicode.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(ascii.cut("abcdefg", 6)).isEqualTo("abc...");
        assertThat(ascii.cut("abcdefg", 2)).isEqualTo("..");
        assertThat(unicode.column("ab", 4)).isEqualTo("ab  ");
        assertThat(ascii.quoted("é")).isEqualTo("\"é\"");
        assertThat(ascii.cut("é\uD83D\uDE00", 6)).isEqualTo("??");
    }

    @Test
    void shouldLetNoTextCommandTheTerminal() {
        // Given
        Ink ink = new Ink(true, true, 100);

        // When
        String shown = ink.cut("\u001b[2Jhi\u202eyou\u0007", 40);

        // Then
        assertThat(shown).isEqualTo(" [2Jhi?you ");
    }
}
