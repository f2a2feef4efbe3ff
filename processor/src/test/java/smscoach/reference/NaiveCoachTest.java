package smscoach.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.reference.NaiveCoach.Header;
import smscoach.reference.NaiveCoach.Input;
import smscoach.reference.NaiveCoach.Output;
import smscoach.reference.NaiveCoach.Settings;

class NaiveCoachTest {
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;
    private static final long START = 1_795_342_531_123L;

    private final NaiveCoach coach = new NaiveCoach(Settings.DEFAULT);
    private int offset;

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:15:30Z, 2026-11-22T10:15:30.000Z",
        "2026-11-22t10:15:30.1239999z, 2026-11-22T10:15:30.123Z",
        "2026-11-22T10:15:30.5+05:30, 2026-11-22T04:45:30.500Z",
        "2026-01-01T00:00:00-23:59, 2026-01-01T23:59:00.000Z",
        "2024-02-29T23:59:59.99-00:00, 2024-02-29T23:59:59.990Z",
        "1969-12-31T23:59:59.9999Z, 1969-12-31T23:59:59.999Z",
        "0000-02-29T00:00:00Z, 0000-02-29T00:00:00.000Z",
        "9999-12-31T23:59:59.999Z, 9999-12-31T23:59:59.999Z",
        "2026-11-22T10:15:60Z,",
        "2026-02-29T10:15:30Z,",
        "2026-11-22T24:00:00Z,",
        "2026-11-22T10:15:30.Z,",
        "2026-11-22T10:15:30+24:00,",
        "2026-11-22T10:15:30+0100,",
        "2026-11-22 10:15:30Z,",
        "0000-01-01T00:00:00+00:01,",
        "9999-12-31T23:59:00-00:01,",
        "٢٠٢٦-11-22T10:15:30Z,"
    })
    void shouldReadTimes(String written, @Nullable String expected) {
        // When
        Long millis = Rfc3339.millis(written);

        // Then
        assertThat(millis == null ? null : Rfc3339.text(millis)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":.5}",
                "{\"a\":5.}",
                "{\"a\":1e}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":[1,]}",
                "{\"a\":tru}",
                "{\"a\" 1}",
                "{a:1}",
                "{}x",
                "{}{}",
                "\uFEFF{}",
                "\u00A0{}",
                "[]",
                "7",
                "null",
                "",
                " "
            })
    void shouldFindNoObject(String text) {
        assertThat(StrictJson.parseObject(bytes(text))).isNull();
    }

    @Test
    void shouldFindNoObjectInBytesThatAreNoUtf8() {
        for (byte[] inside : new byte[][] {
            {(byte) 0xC0, (byte) 0x80},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0xE2, (byte) 0x82},
            {(byte) 0xFF}
        }) {
            byte[] value = bytes("{\"a\":\"" + "?".repeat(inside.length) + "\"}");
            System.arraycopy(inside, 0, value, 6, inside.length);
            assertThat(StrictJson.parseObject(value)).isNull();
        }
        assertThat(StrictJson.parseObject("{}".getBytes(StandardCharsets.UTF_16LE)))
                .isNull();
    }

    @Test
    void shouldReadSixtyFourLevels() {
        assertThat(StrictJson.parseObject(bytes("{\"a\":" + "[".repeat(63) + "]".repeat(63) + "}")))
                .isNotNull();
        assertThat(StrictJson.parseObject(bytes("{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}")))
                .isNull();
        assertThat(StrictJson.parseObject(bytes("{\"a\":".repeat(64) + "1" + "}".repeat(64))))
                .isNotNull();
        assertThat(StrictJson.parseObject(bytes("{\"a\":".repeat(65) + "1" + "}".repeat(65))))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1; 1.0; true",
                "1; 10e-1; true",
                "0; -0.0e7; true",
                "100; 1E+2; true",
                "1e99999999999; 10e99999999998; true",
                "0.1; 0.10000000000000000001; false",
                "1; -1; false",
                "1; \"1\"; false",
                "{\"a\":1,\"b\":2}; {\"b\":2,\"a\":7,\"a\":1}; true",
                "[1,2]; [2,1]; false"
            })
    void shouldCompareByValue(String one, String other, boolean equal) {
        var left = StrictJson.parseObject(bytes("{\"v\":" + one + "}"));
        var right = StrictJson.parseObject(bytes("{\"v\":" + other + "}"));

        assertThat(left).isNotNull();
        assertThat(left.equals(right)).isEqualTo(equal);
    }

    @Test
    void shouldEscapeOnlyWhatJsonDemands() {
        var node = Effects.node().put("a", "\b\t\n\f\r\"\\/\u0000\u001F\u007F\u2028é😀");

        assertThat(new String(StrictJson.write(node), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"\\b\\t\\n\\f\\r\\\"\\\\/\\u0000\\u001F\u007F\u2028é😀\"}");
    }

    @Test
    void shouldWriteHeadersInTheOrderOfTheContract() {
        // Given
        List<Header> headers = List.of(
                header("baggage", "old"),
                header("tracestate", "x".repeat(8193)),
                header("traceparent", "00"),
                header("other", "o"),
                header("baggage", "new"));
        event("s-1", "AgentAccepted", 0, "\"userId\":\"a\"");

        // When
        List<Output> outputs = coach.process(new Input(
                NaiveCoach.COMMANDS,
                0,
                7,
                -1,
                bytes("cc"),
                bytes(commandText(
                        "c-1",
                        "Intrude",
                        0,
                        "\"userId\":\"a\",\"smssessionId\":\"s-1\"," + "\"supervisorVisibilityMode\":\"Coach\"")),
                headers));

        // Then
        assertThat(outputs)
                .extracting(Output::topic)
                .containsExactly("supervisor-session-events", "coached-sessions", "coach-replies");
        assertThat(outputs.getLast().headers().stream().map(h -> h.name() + "=" + RecordLines.readable(h.value())))
                .containsExactly(
                        "causation-position=coach-commands-0@7",
                        "interleaving=sms-session-events-0@0",
                        "ce_specversion=1.0",
                        "ce_id=sup/c-1",
                        "ce_source=/contact-centers/cc",
                        "ce_type=smscoach.Reply",
                        "ce_time=2026-11-22T10:15:31.123Z",
                        "content-type=application/json",
                        "traceparent=00",
                        "baggage=new");
    }

    @Test
    void shouldGiveARepeatTheRememberedReply() {
        // Given
        Output first =
                command("c-1", "Coach", 0, "\"userId\":\"a\",\"nickname\":\"\"").getLast();

        // When
        List<Output> again = command("c-1", "Coach", HOUR, "\"nickname\":null,\"userId\":\"a\"");
        List<Output> other = command("c-1", "Monitor", 2 * HOUR, "\"userId\":\"a\"");
        List<Output> lastTime = command("c-1", "Coach", DAY, "\"userId\":\"a\"");
        List<Output> forgotten = command("c-1", "Coach", DAY + 1, "\"userId\":\"a\"");

        // Then
        assertThat(again).singleElement().extracting(NaiveCoachTest::text).isEqualTo(text(first));
        assertThat(other)
                .singleElement()
                .extracting(NaiveCoachTest::text)
                .asString()
                .contains("COMMAND_ID_REUSED");
        assertThat(lastTime).singleElement().extracting(NaiveCoachTest::text).isEqualTo(text(first));
        assertThat(forgotten).hasSize(2);
    }

    @Test
    void shouldEchoNoOperationNameThatIsOutOfBounds() {
        assertThat(text(command("c-1", "x".repeat(64), 0, "\"x\":1").getLast()))
                .contains("\"operationName\":\"xxx", "UNKNOWN_OPERATION");
        assertThat(text(command("c-2", "x".repeat(65), 0, "\"x\":1").getLast()))
                .doesNotContain("operationName")
                .contains("UNKNOWN_OPERATION");
        assertThat(text(command("c-3", "", 0, "\"x\":1").getLast()))
                .doesNotContain("operationName")
                .contains("MISSING_PARAMETER");
    }

    @Test
    void shouldConsumeANextChatOfWhoeverIsInTheSessionAlready() {
        // Given
        command("c-1", "Coach", 0, "\"userId\":\"a\"");
        event("s-1", "AgentAccepted", 0, "\"userId\":\"a\"");
        command("c-2", "Coach", 0, "\"userId\":\"b\",\"supervisorMonitoringMode\":\"NextChat\"");

        // When
        List<Output> outputs = event("s-1", "AgentAccepted", 0, "\"userId\":\"b\"");

        // Then
        assertThat(outputs).extracting(Output::topic).containsExactly("coach-subscriptions", "coached-sessions");
    }

    @Test
    void shouldReleaseASupervisorWhoBecomesAgentBeforeHeJoins() {
        // Given
        command("c-1", "BargeIn", 0, "\"userId\":\"a\"");
        event("s-1", "AgentAccepted", 0, "\"userId\":\"a\"");

        // When
        List<Output> outputs = event("s-1", "AgentAccepted", 0, "\"userId\":\"sup\"");

        // Then
        assertThat(outputs).hasSize(2);
        assertThat(text(outputs.getFirst())).contains("\"type\":\"Left\",\"state\":\"Completed\"", "BecameAgent");
        assertThat(outputs.getLast().topic()).isEqualTo("coached-sessions");
        assertThat(outputs.getLast().value()).isNull();
    }

    @Test
    void shouldLetIdleSessionsExpireByDeadlineBeforeTheEventTakesEffect() {
        // Given
        command("c-1", "Coach", 0, "\"userId\":\"a\"");
        event("s-b", "AgentAccepted", 1, "\"userId\":\"a\"");
        event("s-a", "AgentAccepted", 1, "\"userId\":\"a\"");
        event("s-c", "AgentAccepted", 0, "\"userId\":\"a\"");
        event("s-d", "AgentAccepted", 2, "\"userId\":\"a\"");

        // When
        List<Output> atTheEdge = event("s-x", "AgentInvited", 7 * DAY + 1, "\"userId\":\"a\"");
        List<Output> beyond = event("s-d", "AgentInvited", 7 * DAY + 3, "\"userId\":\"a\"");
        List<Output> ended = event("s-a", "AgentLeft", 8 * DAY + 3, "\"userId\":\"a\"");
        List<Output> forgotten = event("s-a", "AgentLeft", 8 * DAY + 4, "\"userId\":\"a\"");

        // Then
        assertThat(sessions(atTheEdge)).isEmpty();
        assertThat(sessions(beyond)).containsExactly("s-a", "s-b", "s-c");
        assertThat(sessions(ended)).containsExactly("s-d");
        assertThat(ended).extracting(Output::topic).contains("coach-dead-letters");
        assertThat(forgotten).isEmpty();
    }

    @Test
    void shouldNotAskForMoreThanTheRecordsOfThatTopicToTellStale() {
        // Given
        command("c-1", "Leave", 10 * DAY, "\"smssessionId\":\"s-1\"");

        // When
        List<Output> firstEvent = event("s-1", "SessionSnapshot", 0, "\"agents\":[]");
        List<Output> staleCommand = command("c-2", "Leave", 9 * DAY - 1, "\"smssessionId\":\"s-1\"");
        List<Output> command = command("c-3", "Leave", 9 * DAY, "\"smssessionId\":\"s-1\"");

        // Then
        assertThat(firstEvent).isEmpty();
        assertThat(staleCommand).extracting(Output::topic).containsExactly("coach-dead-letters");
        assertThat(command)
                .extracting(NaiveCoachTest::text)
                .singleElement()
                .asString()
                .contains("NOT_PARTICIPATING");
    }

    private static List<String> sessions(List<Output> outputs) {
        List<String> sessions = new ArrayList<>();
        for (Output output : outputs) {
            if (output.topic().equals("supervisor-session-events")) {
                sessions.add(Shapes.need(StrictJson.parseObject(output.value()), "smssessionId"));
            }
        }
        return sessions;
    }

    private List<Output> event(String session, String type, long later, String more) {
        String value = "{\"eventId\":\"e-" + offset + "\",\"contactCenterId\":\"cc\",\"smssessionId\":\"" + session
                + "\",\"type\":\"" + type + "\",\"occurredAt\":\"" + Rfc3339.text(START + later) + "\"," + more + "}";
        return coach.process(new Input(NaiveCoach.EVENTS, 0, offset++, -1, bytes("cc"), bytes(value), List.of()));
    }

    private List<Output> command(String id, String operation, long later, String more) {
        return coach.process(new Input(
                NaiveCoach.COMMANDS,
                0,
                offset++,
                -1,
                bytes("cc"),
                bytes(commandText(id, operation, later, more)),
                List.of()));
    }

    private static String commandText(String id, String operation, long later, String more) {
        return "{\"commandId\":\"" + id + "\",\"contactCenterId\":\"cc\",\"operationName\":\"" + operation
                + "\",\"supervisor\":{\"userId\":\"sup\",\"roles\":[\"supervisor\"]},\"issuedAt\":\""
                + Rfc3339.text(START + later) + "\"," + more + "}";
    }

    private static Header header(String name, String value) {
        return new Header(name, bytes(value));
    }

    private static String text(Output output) {
        return String.valueOf(RecordLines.readable(output.value()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
