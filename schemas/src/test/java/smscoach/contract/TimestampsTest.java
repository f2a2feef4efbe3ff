package smscoach.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** L7: times are read in every RFC 3339 spelling and written in one. */
class TimestampsTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:15:30.123Z, 2026-11-22T10:15:30.123Z",
        "2026-11-22T10:15:30Z, 2026-11-22T10:15:30.000Z",
        "2026-11-22t10:15:30.123z, 2026-11-22T10:15:30.123Z",
        "2026-11-22T10:15:30.1Z, 2026-11-22T10:15:30.100Z",
        "2026-11-22T10:15:30.12Z, 2026-11-22T10:15:30.120Z",
        "2026-11-22T10:15:30.000000000000000000001Z, 2026-11-22T10:15:30.000Z",
        "2026-11-22T10:15:30.123+00:00, 2026-11-22T10:15:30.123Z",
        "2026-11-22T10:15:30.123-00:00, 2026-11-22T10:15:30.123Z",
        "2026-11-22T10:15:30.123+05:30, 2026-11-22T04:45:30.123Z",
        "2026-11-22T10:15:30.123-05:30, 2026-11-22T15:45:30.123Z",
        "2026-11-22T10:15:30.123+23:59, 2026-11-21T10:16:30.123Z",
        "2026-11-22T10:15:30.123-23:59, 2026-11-23T10:14:30.123Z",
        "2026-12-31T23:30:00-01:00, 2027-01-01T00:30:00.000Z"
    })
    void shouldReadEverySpelling(String spelling, String written) {
        assertThat(rewritten(spelling)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:15:30.9999Z, 2026-11-22T10:15:30.999Z",
        "2026-12-31T23:59:59.999999999Z, 2026-12-31T23:59:59.999Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "1969-12-31T23:59:59.0009Z, 1969-12-31T23:59:59.000Z",
        "0000-01-01T00:00:00.0009Z, 0000-01-01T00:00:00.000Z",
        "9999-12-31T23:59:59.9999Z, 9999-12-31T23:59:59.999Z"
    })
    void shouldCutToMillisecondsAndNotRoundAlsoBefore1970(String spelling, String written) {
        assertThat(rewritten(spelling)).isEqualTo(written);
    }

    @ParameterizedTest
    @CsvSource({
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00.000Z",
        "0000-01-01T01:00:00+01:00, 0000-01-01T00:00:00.000Z",
        "0000-01-01T00:00:00-23:59, 0000-01-01T23:59:00.000Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "9999-12-31T22:59:59.999-01:00, 9999-12-31T23:59:59.999Z",
        "9999-12-31T23:59:59.999+23:59, 9999-12-31T00:00:59.999Z"
    })
    void shouldReadTheFirstAndTheLastYearOfUtc(String spelling, String written) {
        assertThat(rewritten(spelling)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000-01-01T00:00:00+00:01",
                "0000-01-01T00:59:59.999+01:00",
                "9999-12-31T23:59:00-00:01",
                "9999-12-31T23:00:00-01:00"
            })
    void shouldRefuseATimeThatLiesOutsideThoseYearsOnceItsOffsetIsTakenOff(String text) {
        assertThat(Timestamps.parseMillis(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29T00:00:00Z", "2000-02-29T00:00:00Z", "0000-02-29T00:00:00Z"})
    void shouldReadLeapDays(String text) {
        assertThat(Timestamps.parseMillis(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "1900-02-29T00:00:00Z",
                "2024-02-30T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-06-31T00:00:00Z",
                "2026-09-31T00:00:00Z",
                "2026-11-31T00:00:00Z",
                "2026-01-32T00:00:00Z",
                "2026-00-10T00:00:00Z",
                "2026-13-10T00:00:00Z",
                "2026-10-00T00:00:00Z"
            })
    void shouldRefuseDaysThatNeverWere(String text) {
        assertThat(Timestamps.parseMillis(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-11-22",
                "2026-11-22T10:15:30",
                "2026-11-22T10:15:30.123",
                "2026-11-22 10:15:30Z",
                "2026-11-22T10:15:60Z",
                "2016-12-31T23:59:60Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T10:60:00Z",
                "2026-11-22T10:15Z",
                "2026-11-22T10:15:30.Z",
                "2026-11-22T10:15:30,123Z",
                "2026-11-22T10:15:30+0530",
                "2026-11-22T10:15:30+05",
                "2026-11-22T10:15:30+5:30",
                "2026-11-22T10:15:30+24:00",
                "2026-11-22T10:15:30+05:60",
                "2026-11-22T10:15:30 05:30",
                "2026-11-22T10:15:30\u221205:30",
                "2026-11-22T10:15:30ZZ",
                "2026-11-22T10:15:30Z\n",
                " 2026-11-22T10:15:30Z",
                "20261122T101530Z",
                "2026-W47-7T10:15:30Z",
                "-001-11-22T10:15:30Z",
                "+2026-11-22T10:15:30Z",
                "10000-01-01T00:00:00Z",
                "2026-11-22T1\u0660:15:30Z",
                "2026-11-22T10:15:30.\u0661Z",
                "2026-+1-22T10:15:30Z",
                "2026-11-22T-1:15:30Z"
            })
    void shouldRefuseWhatIsNoDateTime(String text) {
        assertThat(Timestamps.parseMillis(text)).isEmpty();
    }

    @Test
    void shouldAgreeWithTheJdkOnAnyTime() {
        // Given
        Random random = new Random(7);
        long first = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
        long end = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli() + 1;

        for (int i = 0; i < 50_000; i++) {
            // When
            long millis = random.nextLong(first, end);
            String written = Timestamps.format(Instant.ofEpochMilli(millis));

            // Then
            assertThat(OffsetDateTime.parse(written).toInstant().toEpochMilli()).isEqualTo(millis);
            assertThat(Timestamps.parseMillis(written)).hasValue(millis);
        }
    }

    @Test
    void shouldRefuseToWriteAYearThatItWouldNotRead() {
        Instant afterTheLast = Instant.parse("9999-12-31T23:59:59.999Z").plusMillis(1);
        Instant beforeTheFirst = Instant.parse("0000-01-01T00:00:00Z").minusMillis(1);

        assertThatIllegalArgumentException().isThrownBy(() -> Timestamps.format(afterTheLast));
        assertThatIllegalArgumentException().isThrownBy(() -> Timestamps.format(beforeTheFirst));
    }

    private static String rewritten(String spelling) {
        OptionalLong millis = Timestamps.parseMillis(spelling);
        assertThat(millis).as(spelling).isPresent();
        return Timestamps.format(Instant.ofEpochMilli(millis.getAsLong()));
    }
}
