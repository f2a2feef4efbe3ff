package smscoach.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.runner.options.CommandLineOptions;

class MicroBenchTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            Codec -prof gc            | -f 1 -wi 3 -w 2 -i 5 -r 2 Codec -prof gc
            -f 3                      | -wi 3 -w 2 -i 5 -r 2 -f 3
            -f3 Codec                 | -wi 3 -w 2 -i 5 -r 2 -f3 Codec
            Codec -wi=1               | -f 1 -w 2 -i 5 -r 2 Codec -wi=1
            -f 0 -wi 1 -w 1 -i 1 -r 1 | -f 0 -wi 1 -w 1 -i 1 -r 1
            -- Codec                  | -f 1 -wi 3 -w 2 -i 5 -r 2 -- Codec
            """)
    void shouldAddOnlyWhatIsNotGiven(String given, String expected) {
        // When
        List<String> all = MicroBench.withShortRuns(List.of(given.split(" ")));

        // Then
        assertThat(String.join(" ", all)).isEqualTo(expected);
        assertThatCode(() -> new CommandLineOptions(all.toArray(String[]::new))).doesNotThrowAnyException();
    }

    @Test
    void shouldLeaveWhatIsWrongToJmh() {
        // Given
        List<String> wrong = List.of("-f", "many");

        // When
        List<String> all = MicroBench.withShortRuns(wrong);

        // Then
        assertThat(all).isEqualTo(wrong);
    }
}
