package smscoach.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** L6: the limits, to the code point. */
class BoundsTest {

    private static final String EMOJI = "\uD83D\uDE00";

    /** Says what is wrong with a value, or null. */
    interface Check extends Function<String, @Nullable String> {}

    static Stream<Arguments> texts() {
        return Stream.of(
                text("operationName", Bounds::operationNameProblem, 64),
                text("a name", Bounds::nameProblem, 256),
                text("a message's text", Bounds::messageTextProblem, 10_000));
    }

    private static Arguments text(String name, Check check, int limit) {
        return Arguments.of(Named.of(name, check), limit);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldCountTextInCodePoints(Check check, int limit) {
        assertThat(check.apply("")).isEqualTo("is empty");
        assertThat(check.apply("x")).isNull();
        assertThat(check.apply("x".repeat(limit))).isNull();
        assertThat(check.apply("x".repeat(limit + 1))).isEqualTo("is longer than " + limit + " characters");
        assertThat(check.apply(EMOJI.repeat(limit))).isNull();
        assertThat(check.apply(EMOJI.repeat(limit) + "x")).contains("longer than " + limit);
        assertThat(check.apply("x".repeat(limit - 1) + EMOJI)).isNull();
        assertThat(check.apply("x".repeat(limit) + EMOJI)).contains("longer than " + limit);
        assertThat(check.apply("e\u0301".repeat(limit / 2))).isNull();
        assertThat(check.apply("\u0000 \n\uFEFF\uFFFF")).isNull();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void shouldRefuseUnpairedSurrogatesAnywhere(Check check, int limit) {
        String problem = "has an unpaired surrogate";
        assertThat(limit).isPositive();
        assertThat(check.apply("\uD83D")).isEqualTo(problem);
        assertThat(check.apply("\uDE00")).isEqualTo(problem);
        assertThat(check.apply("x\uD83D")).isEqualTo(problem);
        assertThat(check.apply("\uD83Dx")).isEqualTo(problem);
        assertThat(check.apply("\uDE00\uD83D")).isEqualTo(problem);
        assertThat(check.apply(EMOJI + "\uDE00")).isEqualTo(problem);
        assertThat(check.apply("\uD83D" + EMOJI)).isEqualTo(problem);
    }

    @Test
    void shouldBoundIdsTo128() {
        assertThat(Bounds.idProblem("")).isEqualTo("is empty");
        assertThat(Bounds.idProblem("x".repeat(128))).isNull();
        assertThat(Bounds.idProblem("x".repeat(129))).isEqualTo("is longer than 128 characters");
    }

    @Test
    void shouldAllowExactlyTheCharactersOfIds() {
        String allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~:@+=-";
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            String id = "x" + (char) c;
            assertThat(Bounds.idProblem(id) == null).as("U+%04X", c).isEqualTo(allowed.indexOf(c) >= 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uD83D\uDE00", "any length at all, and \u0000"})
    void shouldFindNoSurrogateProblemInOrdinaryText(String text) {
        assertThat(Bounds.surrogateProblem(text)).isNull();
    }
}
