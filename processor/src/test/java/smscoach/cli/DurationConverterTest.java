package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.cli.options.DurationConverter;

class DurationConverterTest {

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "90s, PT90S", "15m, PT15M", "24h, PT24H", "7d, PT168H", "7D, P7D", "PT1H30M, PT90M"})
    void shouldReadDurations(String text, Duration duration) {
        // When
        var read = new DurationConverter().convert(text);

        // Then
        assertThat(read).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "d", "-7d", "7 d", "1.5h", "-PT1H", "9999999999d", "7w"})
    void shouldRefuseWhatIsNoDuration(String text) {
        // When Then
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .hasMessage("'" + text + "' is no duration; write 90s, 15m, 24h, 7d or PT24H");
    }
}
