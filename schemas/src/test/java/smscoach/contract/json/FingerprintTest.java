package smscoach.contract.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.Fingerprint;

/** The content of a command as received: absent is absent however written, else equal as JSON values. */
class FingerprintTest {

    private static final List<String> PARAMETERS = List.of(
            "operationName",
            "userId",
            "smssessionId",
            "supervisorMonitoringMode",
            "supervisorVisibilityMode",
            "nickname",
            "features");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1|1.0",
                "1|1e0",
                "1|10e-1",
                "1|0.1E+1",
                "1|0.00000000000000000001e20",
                "100|1e2",
                "-0|0",
                "0|0.0",
                "0|0e999999999999999999999999",
                "-1.50|-15e-1",
                "1e999999999999999999999|10e999999999999999999998",
                "123456789012345678901234567890|1.2345678901234567890123456789e29",
                "{\"a\":1,\"b\":2}|{\"b\":2.0,\"a\":1}",
                "{\"a\":1,\"a\":2}|{\"a\":2}",
                "\"\\u0041\\/\\n\"|\"A/\\u000a\"",
                "\"\\ud83d\\ude00\"|\"\uD83D\uDE00\"",
                "[ 1 , [ ] ]|[1.0,[]]"
            })
    void shouldBeEqualForEqualJsonValues(String one, String other) {
        for (String parameter : PARAMETERS) {
            assertThat(content(parameter, one)).as(parameter).isEqualTo(content(parameter, other));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"x\",\"%1$s\":null", "\"x\",\"%1$s\":\"\""})
    void shouldTakeAbsentForAbsentHoweverWritten(String value) {
        for (String parameter : PARAMETERS) {
            assertThat(content(parameter, value.formatted(parameter)))
                    .as(parameter)
                    .isEqualTo(command(""));
        }
    }

    @Test
    void shouldDifferForDifferentValues() {
        // Given
        List<String> values = List.of(
                "\"1\"",
                "1",
                "-1",
                "1.1",
                "11",
                "1e1000",
                "1e-1000",
                "0",
                "true",
                "false",
                "[]",
                "{}",
                "[[]]",
                "[[],[]]",
                "[null]",
                "[\"\"]",
                "[\"a\",\"b\"]",
                "[\"b\",\"a\"]",
                "[\"ab\"]",
                "[\"a\"]",
                "[\"a\",\"a\"]",
                "\"a\"",
                "\"A\"",
                "{\"a\":null}",
                "{\"a\":\"\"}",
                "{\"a\":{}}",
                "\"\\ud83d\"",
                "\"\\ud83e\"",
                "\"?\"",
                "\"e\\u0301\"",
                "\"\\u00e9\"",
                "[1,[2]]",
                "[[1],2]",
                "\" \"");

        // When
        Set<Fingerprint> contents =
                values.stream().map(value -> content("features", value)).collect(Collectors.toSet());

        // Then
        assertThat(contents).hasSameSizeAs(values);
    }

    @Test
    void shouldDifferByTheParameterThatHoldsTheValue() {
        // When
        Set<Fingerprint> contents = PARAMETERS.stream()
                .map(parameter -> content(parameter, "\"x\""))
                .collect(Collectors.toSet());

        // Then
        assertThat(contents).hasSameSizeAs(PARAMETERS);
    }

    @Test
    void shouldNotFillDefaultsIn() {
        assertThat(content("supervisorMonitoringMode", "\"AllChats\"")).isNotEqualTo(command(""));
    }

    @Test
    void shouldNotCareForUnknownFieldsTimeIdAndSupervisor() {
        // Given
        String one = """
                {"commandId":"c-1","contactCenterId":"cc-1","operationName":"Leave","smssessionId":"s-1",\
                "supervisor":{"userId":"kim","userName":"Kim","roles":["supervisor"]},\
                "issuedAt":"2026-11-22T10:15:30.123Z"}""";
        String other = """
                {"x":1,"issuedAt":"2026-11-23T10:15:30Z","supervisor":{"userId":"sam"},"smssessionId":"s-1",\
                "contactCenterId":"cc-2","operationName":"Leave","commandId":"c-2"}""";

        // Then
        assertThat(read(one)).isEqualTo(read(other));
    }

    @Test
    @Timeout(20)
    void shouldTakeNumbersOfAnySizeInLinearTime() {
        String digits = "1".repeat(4_000_000);

        assertThat(content("nickname", "1e" + digits)).isNotEqualTo(content("nickname", "1e1" + digits));
        assertThat(content("nickname", digits)).isEqualTo(content("nickname", digits + ".0"));
    }

    @Test
    void shouldSumExponentsAsBigIntegersDo() {
        // Given
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder written = new StringBuilder(List.of("", "+", "-").get(random.nextInt(3)));
            int length = random.nextInt(1, 40);
            String likely = List.of("09", "01", "0123456789", "9").get(random.nextInt(4));
            for (int d = 0; d < length; d++) {
                written.append(likely.charAt(random.nextInt(likely.length())));
            }
            long small = random.nextInt();

            // When
            String sum = Exponents.sum(written.toString(), small);

            // Then
            BigInteger exact = new BigInteger(written.toString()).add(BigInteger.valueOf(small));
            assertThat(sum).as("%s + %s", written, small).isEqualTo(exact.toString());
        }
    }

    private static Fingerprint content(String parameter, String value) {
        return command(",\"" + parameter + "\":" + value);
    }

    private static Fingerprint command(String more) {
        return read("""
                {"commandId":"c-1","contactCenterId":"cc-1","supervisor":{"userId":"kim"},\
                "issuedAt":"2026-11-22T10:15:30.123Z"%s}""".formatted(more));
    }

    private static Fingerprint read(String json) {
        return ContractJson.readReceived(json.getBytes(UTF_8)).content();
    }
}
