package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong with records is said before any cluster is asked. */
class SendCommandTest {

    private static final String EVENT = "{\"eventId\":\"e-1\",\"contactCenterId\":\"cc-1\",\"smssessionId\":\"s-1\","
            + "\"type\":\"AgentAccepted\",\"userId\":\"a-1\",\"occurredAt\":\"2026-11-22T10:15:31.123Z\"}";

    @Test
    void shouldNameEveryRecordThatIsWrong() {
        // Given
        var input = EVENT + "\n\n" + EVENT.replace("cc-1", "c c") + "\nnonsense\n" + EVENT + "\n";

        // When
        var run = send(input, "sms-session-events");

        // Then
        assertThat(run.exitCode()).isEqualTo(65);
        assertThat(run.err().lines()).hasSize(3);
        assertThat(run.err())
                .contains("standard input, line 3: contactCenterId ")
                .contains("standard input, line 4: The value is not a JSON object")
                .contains("coach: 2 of 4 records are not what the contract allows, so none was sent.");
    }

    @Test
    void shouldReadOneObjectWrittenOverManyLines() {
        // Given
        var input = EVENT.replace(",", ",\n  ").replace("{", "{\n").replace("AgentAccepted", "AgentAbsent");

        // When
        var run = send("\n" + input + "\n" + input + "\n", "sms-session-events");

        // Then
        assertThat(run.exitCode()).isEqualTo(65);
        assertThat(run.err())
                .contains("line 2: type ")
                .contains("line 9: type ")
                .contains("2 of 2 records");
    }

    @Test
    void shouldCheckTheKeyOfAnEnvelope() {
        // Given
        var input = envelope("sms-session-events", "cc-2");

        // When
        var run = send(input, "sms-session-events");

        // Then
        assertThat(run.exitCode()).isEqualTo(65);
        assertThat(run.err()).contains("standard input, line 1: its key is not its contactCenterId, cc-1");
    }

    @Test
    void shouldNotPutARecordIntoAnotherTopicThanItsOwn() {
        // When
        var run = send(envelope("sms-session-events", "cc-1"), "coach-commands");

        // Then
        assertThat(run.exitCode()).isEqualTo(65);
        assertThat(run.err()).contains("standard input, line 1: a record of sms-session-events");
    }

    @Test
    void shouldNotGuessTheTopicOfAPlainValue() {
        // When
        var run = send(EVENT, "all");

        // Then
        assertThat(run.exitCode()).isEqualTo(65);
        assertThat(run.err()).contains("not a line of 'kcat -J'");
    }

    @Test
    void shouldNotSendToAnOutput() {
        // When
        var run = send(EVENT, "coach-replies");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("'coach-replies' is no topic here");
    }

    @Test
    void shouldNotWaitForRepliesToEvents() {
        // When
        var run = send(EVENT, "sms-session-events", "--wait=1");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("nobody replies to session events");
    }

    @Test
    void shouldRefuseALargeRecord() {
        // Given
        var input = EVENT.replace("\"type\"", "\"unknown\":\"" + "x".repeat(256 * 1024) + "\",\"type\"");

        // When
        var run = send(input, "sms-session-events");

        // Then
        assertThat(run.exitCode()).isEqualTo(65);
        assertThat(run.err()).contains("at most 262,144 are allowed");
    }

    private static String envelope(String topic, String key) {
        return "{\"topic\":\"%s\",\"key\":\"%s\",\"payload\":\"%s\"}\n"
                .formatted(topic, key, EVENT.replace("\"", "\\\""));
    }

    private static Run send(String input, String... args) {
        var all = new String[args.length + 1];
        all[0] = "send";
        System.arraycopy(args, 0, all, 1, args.length);
        return Run.of(Map.of("COACH_BOOTSTRAP_SERVERS", "127.0.0.1:1"), input, all);
    }
}
