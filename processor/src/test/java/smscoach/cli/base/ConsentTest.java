package smscoach.cli.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentTest {

    private final ByteArrayOutputStream words = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({"y, true", "YES, true", "n, false", "'', false", "yesterday, false"})
    void shouldTakeOnlyAYesForOne(String answer, boolean expected) {
        // When
        boolean given = Consent.given(terminal(answer + "\n", true), false, "Go on?");

        // Then
        assertThat(given).isEqualTo(expected);
        assertThat(words.toString(UTF_8)).isEqualTo("Go on? [y/N] ");
    }

    @Test
    void shouldAskNobodyWhereItWasSaidBefore() {
        // When
        boolean given = Consent.given(terminal("", false), true, "Go on?");

        // Then
        assertThat(given).isTrue();
        assertThat(words.toString(UTF_8)).isEmpty();
    }

    @Test
    void shouldRefuseWhereNobodyCanBeAsked() {
        assertThatThrownBy(() -> Consent.given(terminal("y\n", false), false, "Go on?"))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("--yes");
    }

    private Terminal terminal(String in, boolean isWatched) {
        return new Terminal(
                new ByteArrayInputStream(in.getBytes(UTF_8)),
                OutputStream.nullOutputStream(),
                Terminal.writer(words),
                Map.of(),
                isWatched);
    }
}
