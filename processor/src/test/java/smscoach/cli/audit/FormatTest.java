package smscoach.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void shouldNotLetASpreadsheetTakeAValueForAFormula(String value) {
        // When
        var cell = Format.csv(value);

        // Then
        assertThat(cell.replace("\"", "")).isEqualTo("'" + value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"plain|plain", "a,b|\"a,b\"", "say \"hi\"|\"say \"\"hi\"\"\"", "90cc5439|90cc5439"})
    void shouldQuoteAsRfc4180Says(String value, String expected) {
        assertThat(Format.csv(value)).isEqualTo(expected);
    }

    @Test
    void shouldQuoteLineEnds() {
        assertThat(Format.csv("two\nlines")).isEqualTo("\"two\nlines\"");
    }

    @Test
    void shouldKeepATableStraightAndItsTerminalSafe() {
        // Given
        var sheet = new Sheet(
                List.of("name", "x"),
                List.of(List.of(Cell.of("\u001b[2Jkim"), Cell.of("1")), List.of(Cell.of("lee"), Cell.of("2"))));

        // When
        var table = Format.TABLE.write(sheet);

        // Then
        assertThat(table).isEqualTo("name     x\n [2Jkim  1\nlee      2\n");
    }

    @Test
    void shouldLeaveOutOfJsonWhatIsNotThere() {
        // Given
        var sheet = new Sheet(List.of("a", "b"), List.of(List.of(Cell.of("\"1\""), Cell.of(null))));

        // When
        var json = Format.JSON.write(sheet);

        // Then
        assertThat(json).isEqualTo("{\"a\":\"\\\"1\\\"\"}\n");
    }
}
