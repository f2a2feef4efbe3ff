package smscoach.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.StatusReason;

class ReasonTest {

    private static final String TABLE = """
            MISSING_PARAMETER, 400
            SELF, 400
            NO_MODE, 400
            NO_SUBSCRIPTION, 409
            NOT_PARTICIPATING, 409
            AGENT_NOT_IN_SESSION, 409
            ALREADY_PARTICIPATING, 409
            SAME_MODE, 409
            LIMIT, 429
            NO_PERMISSION, 403
            FEATURE_OFF, 404
            SESSION_NOT_FOUND, 404
            UNKNOWN_OPERATION, 422
            OUT_OF_RANGE, 422
            COMMAND_ID_REUSED, 422
            """;

    @ParameterizedTest
    @CsvSource(textBlock = TABLE)
    void shouldHaveAnHttpStatus(StatusReason reason, int status) {
        assertThat(Reason.statusOf(reason)).isEqualTo(status);
    }

    @Test
    void shouldBeTriedForEveryReason() {
        assertThat(TABLE.lines().map(row -> row.split(",", 2)[0]))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(StatusReason.values()).map(Enum::name).toList());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            MALFORMED, 400, 10
            KEY_MISMATCH, 422, 10
            WRONG_PARTITION, 422, 10
            FUTURE, 422, 10
            STALE, 422, 10
            SESSION_ENDED, 409, 2
            NOT_ALLOWED, 409, 2
            LIMIT, 429, 3
            """)
    void shouldTellOfEveryDeadLetter(DeadLetterCode code, int status, int statusCode) {
        assertThat(Reason.statusOf(code)).isEqualTo(status);
        assertThat(Reason.statusCodeOf(code)).isEqualTo(statusCode);
    }

    @Test
    void shouldSpeakTheStatusCodesOfGws() {
        assertThat(Reason.NOT_AUTHENTICATED.statusCode()).isEqualTo(20);
        assertThat(Reason.NO_REPLY.statusCode()).isEqualTo(9);
        assertThat(Reason.RATE_LIMIT.statusCode()).isEqualTo(StatusReason.LIMIT.statusCode());
    }
}
