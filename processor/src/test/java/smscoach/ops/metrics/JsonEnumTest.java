package smscoach.ops.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smscoach.contract.CoachReply;
import smscoach.contract.EndReason;
import smscoach.contract.StatusReason;
import smscoach.contract.json.ContractJson;

class JsonEnumTest {

    private static final JsonEnum<EndReason> REASON = new JsonEnum<>("reason", EndReason.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\":\"Left\"}                          | Left",
                "{\"a\":{\"reason\":\"LoggedOut\"}}             | LoggedOut",
                "{\"a\":\"reason\",\"reason\":\"Expired\"}      | Expired",
                "{\"n\":\"\\\"reason\\\":\\\"Left\\\"\"}        |",
                "{\"reason\":\"Lef\"}                           |",
                "{\"reason\":\"LeftOver\"}                      |",
                "{\"reason\":\"                                 |",
                "{\"reason\":null}                              |",
                "{}                                             |",
                "''                                             |"
            })
    void shouldFindTheField(String json, EndReason expected) {
        assertThat(REASON.in(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
    }

    @Test
    void shouldNotBeMisledByWhatAPublisherWrote() {
        // Given
        JsonEnum<StatusReason> reason = new JsonEnum<>("statusReason", StatusReason.class);
        CoachReply reply = new CoachReply(
                "c-1",
                "cc-1",
                "\",\"statusReason\":\"SELF\"",
                "sup-1",
                3,
                StatusReason.LIMIT,
                "\"statusReason\":\"NO_MODE\"",
                null,
                Instant.EPOCH);

        // When
        byte[] json = ContractJson.writeUnchecked(reply);

        // Then
        assertThat(reason.in(json)).isEqualTo(StatusReason.LIMIT);
    }
}
