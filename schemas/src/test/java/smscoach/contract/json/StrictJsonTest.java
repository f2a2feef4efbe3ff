package smscoach.contract.json;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.CoachReply;
import smscoach.contract.ContractMessage;
import smscoach.contract.ContractViolation;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.SmsSessionEvent;

/** Strict RFC 8259 in UTF-8, 64 levels deep, of a repeated name the last: for inputs and outputs alike. */
class StrictJsonTest {

    private static final String EVENT = """
            {"eventId":"e-1","contactCenterId":"cc-1","smssessionId":"s-1","type":"SessionCompleted",\
            "occurredAt":"2026-11-22T10:15:30.123Z","x":%s}""";
    private static final String REPLY = """
            {"commandId":"c-1","contactCenterId":"cc-1","operationName":"Leave","supervisorId":"kim","statusCode":0,\
            "occurredAt":"2026-11-22T10:15:30.123Z","x":%s}""";
    private static final String COMMAND = """
            {"commandId":"c-1","contactCenterId":"cc-1","operationName":"Leave","supervisor":{"userId":"kim"},\
            "smssessionId":"s-1","issuedAt":"2026-11-22T10:15:30.123Z","x":%s}""";

    /** Each is a message with one unknown field, whose value a test chooses. */
    private record Form(String template, Class<? extends ContractMessage> type) {

        void read(String value) {
            ContractJson.read(type, template.formatted(value).getBytes(UTF_8));
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form(EVENT, SmsSessionEvent.class),
            new Form(REPLY, CoachReply.class),
            new Form(COMMAND, smscoach.contract.CoachCommand.class));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1",
                "-0",
                "0.5",
                "1e400",
                "1E+9",
                "null",
                "\"\\u0041\\ud83d\\ude00\\/\"",
                " [ ] ",
                "{\"x\":{}}",
                "\t\r\n0"
            })
    void shouldTakeAnyJsonInUnknownFields(String value) {
        FORMS.forEach(form -> form.read(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "+1",
                ".5",
                "1.",
                "1e",
                "0x1",
                "NaN",
                "Infinity",
                "-",
                "'x'",
                "x",
                "[1,]",
                "{\"x\":1,}",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\t\"",
                "\"\u0000\"",
                "1 /* one */",
                "1 // one",
                "1 # one",
                "",
                "[",
                "TRUE",
                "nul",
                "1,,\"y\":2"
            })
    void shouldRefuseWhatIsNoJson(String value) {
        FORMS.forEach(form -> assertNoObject(() -> form.read(value)));
    }

    @Test
    void shouldTake64LevelsAndNotOneMore() {
        for (Form form : FORMS) {
            form.read("[".repeat(63) + "]".repeat(63));
            form.read("{\"x\":".repeat(62) + "{}" + "}".repeat(62));
            assertNoObject(() -> form.read("[".repeat(64) + "]".repeat(64)));
            assertNoObject(() -> form.read("{\"x\":".repeat(63) + "{}" + "}".repeat(63)));
        }
    }

    @Test
    void shouldCountLevelsOfKnownFieldsToo() {
        String deepEnough = COMMAND.formatted("1").replace("\"s-1\"", "[".repeat(63) + "]".repeat(63));
        String tooDeep = COMMAND.formatted("1").replace("\"s-1\"", "[".repeat(64) + "]".repeat(64));

        assertThat(received(deepEnough).smssessionId().problem()).isEqualTo("is not a string");
        assertNoObject(() -> received(tooDeep));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "1", "x", ",", "]", "}", "null"})
    void shouldRefuseWhateverFollows(String trailing) {
        for (Form form : FORMS) {
            assertNoObject(() -> read(form.type(), form.template().formatted("1") + trailing));
            assertNoObject(() -> read(form.type(), form.template().formatted("1") + "\n" + trailing));
        }
    }

    @Test
    void shouldTakeWhiteSpaceAround() {
        FORMS.forEach(form -> read(form.type(), " \t\r\n" + form.template().formatted("1") + " \t\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uFEFF", "\u00A0", "\u000B", "\u2028", "\u0000"})
    void shouldRefuseAByteOrderMarkAndOtherSpaceInFront(String before) {
        FORMS.forEach(form ->
                assertNoObject(() -> read(form.type(), before + form.template().formatted("1"))));
    }

    static Stream<Charset> otherCharsets() {
        return Stream.of(UTF_16, UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"));
    }

    @ParameterizedTest
    @MethodSource("otherCharsets")
    void shouldRefuseEveryOtherCharset(Charset charset) {
        for (Form form : FORMS) {
            byte[] json = form.template().formatted("1").getBytes(charset);
            assertNoObject(() -> ContractJson.read(form.type(), json));
        }
    }

    static Stream<byte[]> noUtf8() {
        return Stream.of(
                bytes(0xFF),
                bytes(0xE9), // Latin-1
                bytes(0xC0, 0xAF), // overlong
                bytes(0xC1, 0x81),
                bytes(0xE0, 0x80, 0xAF),
                bytes(0xF0, 0x80, 0x80, 0xAF),
                bytes(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80), // a pair of surrogates
                bytes(0xED, 0xA0, 0xBD),
                bytes(0xF4, 0x90, 0x80, 0x80), // after the last code point
                bytes(0xF8, 0x88, 0x80, 0x80, 0x80),
                bytes(0x80),
                bytes(0xE2, 0x82)); // cut off
    }

    @ParameterizedTest
    @MethodSource("noUtf8")
    void shouldRefuseBytesThatAreNoUtf8EvenInUnknownFields(byte[] inString) {
        for (Form form : FORMS) {
            byte[] json = withString(form.template(), inString);
            assertNoObject(() -> ContractJson.read(form.type(), json));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"{}\"", "1", "true"})
    void shouldRefuseWhatIsNoObject(String json) {
        FORMS.forEach(form -> assertNoObject(() -> read(form.type(), json)));
        assertNoObject(() -> received(json));
    }

    @Test
    void shouldRefuseATombstone() {
        FORMS.forEach(form -> assertNoObject(() -> ContractJson.read(form.type(), null)));
        assertNoObject(() -> ContractJson.readReceived(null));
    }

    @Test
    void shouldLetTheLastOfARepeatedNameCount() {
        // Given
        String json = """
                {"commandId":5,"commandId":"c-1","contactCenterId":"cc-1","operationName":"Leave","operationName":null,\
                "supervisor":{"userId":"sam","userName":"Sam","roles":["admin"]},\
                "supervisor":{"userId":7,"roles":[],"userId":"kim"},\
                "nickname":"k","nickname":"","issuedAt":"never","issuedAt":"2026-11-22T10:15:30.123Z"}""";

        // When
        ReceivedCommand command = received(json);

        // Then
        assertThat(command.commandId()).isEqualTo("c-1");
        assertThat(command.operationName().isAbsent()).isTrue();
        assertThat(command.supervisorId()).isEqualTo("kim");
        assertThat(command.userName().isAbsent()).isTrue();
        assertThat(command.roles().named()).isEmpty();
        assertThat(command.nickname().isAbsent()).isTrue();
    }

    @Test
    void shouldLetTheLastOfARepeatedNestedObjectCountAsAWhole() {
        // Given
        String event = """
                {"eventId":"e-1","contactCenterId":"cc-1","smssessionId":"s-1","type":"MessageSent","message":\
                {"messageId":"m-1","from":{"type":"User","userId":"sam"},"visibility":"Agents","text":"old"},"message":\
                {"messageId":"m-2","from":{"type":"Robot"},"from":{"type":"System"},"text":"new"},\
                "occurredAt":"2026-11-22T10:15:30.123Z"}""";

        // When
        SmsSessionEvent.Message message = Objects.requireNonNull(
                ContractJson.read(SmsSessionEvent.class, event.getBytes(UTF_8)).message());

        // Then
        assertThat(message.messageId()).isEqualTo("m-2");
        assertThat(message.visibility()).isNull();
        assertThat(message.from()).isEqualTo(new SmsSessionEvent.Author(smscoach.contract.AuthorType.System, null));
    }

    @Test
    void shouldNeverRepeatTheValueInItsMessage() {
        String secret = "top/secret";
        String event = EVENT.formatted("1").replace("s-1", secret);
        String reply = REPLY.formatted("1").replace("\"cc-1\"", "{\"" + secret + "\":1}");

        for (ContractViolation violation : List.of(
                violation(() -> read(SmsSessionEvent.class, event)), violation(() -> read(CoachReply.class, reply)))) {
            assertThat(violation).hasMessageNotContaining("secret");
        }
    }

    @Test
    void shouldRefuseNullAmongTheElementsOfAnOutput() {
        String delivery = """
                {"messageId":"m-1","contactCenterId":"cc-1","smssessionId":"s-1","from":{"type":"Customer"},\
                "visibility":"All","recipients":[null],"text":"hi","causationId":"e-1",\
                "occurredAt":"2026-11-22T10:15:30.123Z"}""";

        assertThat(violation(() -> read(smscoach.contract.MessageDelivery.class, delivery))
                        .field())
                .isEqualTo("recipients");
    }

    private static ContractMessage read(Class<? extends ContractMessage> type, String json) {
        return ContractJson.read(type, json.getBytes(UTF_8));
    }

    private static ReceivedCommand received(String json) {
        return ContractJson.readReceived(json.getBytes(UTF_8));
    }

    private static void assertNoObject(Runnable reading) {
        assertThat(violation(reading)).hasMessageStartingWith("The value is not a JSON object: ");
    }

    private static ContractViolation violation(Runnable reading) {
        @Nullable ContractViolation violation = catchThrowableOfType(ContractViolation.class, reading::run);
        return Objects.requireNonNull(violation, "nothing was refused");
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] withString(String template, byte[] content) {
        String[] around = template.split("%s", -1);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.writeBytes((around[0] + "\"").getBytes(UTF_8));
        json.writeBytes(content);
        json.writeBytes(("\"" + around[1]).getBytes(UTF_8));
        return json.toByteArray();
    }
}
