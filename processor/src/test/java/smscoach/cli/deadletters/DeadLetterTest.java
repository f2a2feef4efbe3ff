package smscoach.cli.deadletters;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.engine.RecordHeader;
import smscoach.replay.Position;
import smscoach.replay.Received;

/** Of dead letters as the engine makes them. */
class DeadLetterTest {

    private static final String NO_TEXT = "{\"eventId\":\"e-1\",\"contactCenterId\":\"cc-1\",\"smssessionId\":\"s-1\","
            + "\"type\":\"MessageSent\",\"message\":{\"messageId\":\"m-1\",\"from\":{\"type\":\"Customer\"}},"
            + "\"occurredAt\":\"2026-11-22T10:15:31.123Z\"}";

    @Test
    void shouldGiveBackTheHeadersOfAnEventAlsoWhereTheyHaveOurNames() {
        // Given
        var own = List.of(
                RecordHeader.of("traceparent", "00-1"),
                RecordHeader.of("causation-position", "coach-commands-0@1"),
                RecordHeader.of("interleaving", "sms-session-events-0@1"),
                RecordHeader.of("coach.error.code", "STALE"));

        // When
        var letter = letter(Topic.SMS_SESSION_EVENTS, NO_TEXT, own);

        // Then
        assertThat(letter.originalHeaders()).isEqualTo(own);
        assertThat(letter.original()).isEqualTo(new Position(Topic.SMS_SESSION_EVENTS, 3, 17));
        assertThat(letter.code()).isEqualTo("MALFORMED");
    }

    @Test
    void shouldGiveBackTheHeadersOfACommand() {
        // Given
        var own = List.of(RecordHeader.of("traceparent", "00-1"), RecordHeader.of("traceparent", "00-1"));

        // When
        var letter = letter(Topic.COACH_COMMANDS, "{}", own);

        // Then
        assertThat(letter.originalHeaders()).isEqualTo(own);
    }

    @Test
    void shouldNameTheFieldThatWasWrongAndShowWhatItHeld() {
        // Given
        var letter = letter(Topic.SMS_SESSION_EVENTS, NO_TEXT, List.of());

        // When
        var lines = InFull.lines(letter, true);

        // Then
        assertThat(letter.field()).contains("message.text");
        assertThat(lines)
                .contains("field           message.text is not there")
                .contains("original        sms-session-events-3@17, which is still there")
                .contains("  \"eventId\" : \"e-1\",");
    }

    @Test
    void shouldTellTheContactCenterByValueElseByKey() {
        assertThat(letter(Topic.SMS_SESSION_EVENTS, NO_TEXT, List.of()).contactCenter())
                .isEqualTo("cc-1");
        assertThat(letter(Topic.SMS_SESSION_EVENTS, "nonsense", List.of()).contactCenter())
                .isEqualTo("key-1");
    }

    @Test
    void shouldTakeReasonsForOneThatDifferInNamesOnly() {
        assertThat(Overview.withoutNames("smssessionId: session 0000Na9B26EF002X has ended"))
                .isEqualTo("smssessionId: session … has ended");
        assertThat(Overview.withoutNames("issuedAt is further back than the horizon of PT24H (T1)"))
                .isEqualTo("issuedAt is further back than the horizon of … (T1)");
    }

    private static DeadLetter letter(Topic topic, String value, List<RecordHeader> headers) {
        List<OutputRecord> made = new ArrayList<>();
        new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "")
                .take(
                        new InputRecord(topic, 3, 17, -1, "key-1".getBytes(UTF_8), value.getBytes(UTF_8), headers),
                        made::add);
        return DeadLetter.of(new Received(0, 5, made.getLast())).orElseThrow();
    }
}
