package smscoach.replay;

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

/** A true trace of a session with a coach passes; each one that was tampered with does not. */
class WhispersTest {

    private final List<InputRecord> inputs = new ArrayList<>();
    private final List<OutputRecord> outputs = new ArrayList<>();
    private final List<String> leaks = new ArrayList<>();
    private final Engine engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "");

    @Test
    void shouldFindNoLeakWhereThereIsNone() {
        // Given
        coached();

        // When
        long checked = Whispers.check(inputs, outputs, leaks::add);

        // Then
        assertThat(leaks).isEmpty();
        assertThat(checked).isEqualTo(3);
    }

    @Test
    void shouldFindWhatACoachWrote() {
        // Given
        coached();
        show("m-coach");

        // Then
        assertThatItLeaks("its author was a supervisor whom only Agents see");
    }

    @Test
    void shouldFindWhatWasForAgents() {
        // Given
        coached();
        show("m-agents");

        // Then
        assertThatItLeaks("it was written for Agents");
    }

    @Test
    void shouldFindWhatTheCustomerWroteHimself() {
        // Given
        coached();
        show("m-customer");

        // Then
        assertThatItLeaks("the customer wrote it himself");
    }

    @Test
    void shouldFindAWhisperInTheWordsOfAnother() {
        // Given
        coached();
        outputs.replaceAll(
                output -> output.topic() == Topic.SMS_CUSTOMER_MESSAGES ? with(output, "m-agent", "m-coach") : output);

        // Then
        assertThatItLeaks("it is not what was written");
    }

    @Test
    void shouldFindAMessageThatNothingCaused() {
        // Given
        coached();
        inputs.removeLast();

        // Then
        assertThatItLeaks("no such record was taken");
    }

    @Test
    void shouldFindABargingSupervisorWhoWasNoneYet() {
        // Given
        coached();
        outputs.removeIf(output -> output.topic() == Topic.SUPERVISOR_SESSION_EVENTS
                && text(output).contains("VisibilityChanged"));

        // Then
        assertThatItLeaks("its author was a supervisor whom only Agents see");
    }

    /** Four messages of which the customer may read the agent's, the bot's, and the supervisor's once he barges in. */
    private void coached() {
        take(Topic.COACH_COMMANDS, command("c-1", "Coach", "\"userId\":\"sam\""));
        take(Topic.SMS_SESSION_EVENTS, event("e-1", "\"type\":\"AgentAccepted\",\"userId\":\"sam\""));
        message("m-agent", "\"type\":\"User\",\"userId\":\"sam\"", "All");
        message("m-coach", "\"type\":\"User\",\"userId\":\"kim\"", "All");
        message("m-agents", "\"type\":\"User\",\"userId\":\"sam\"", "Agents");
        message("m-customer", "\"type\":\"Customer\"", "All");
        message("m-system", "\"type\":\"System\"", "All");
        take(Topic.COACH_COMMANDS, command("c-2", "SwitchToBargeIn", "\"smssessionId\":\"s-1\""));
        message("m-barging", "\"type\":\"User\",\"userId\":\"kim\"", "All");
    }

    /** Puts a message where the customer reads, as a processor would that has forgotten who wrote it. */
    private void show(String messageId) {
        var cause = inputs.stream()
                .filter(input -> new String(input.value(), UTF_8).contains("\"" + messageId + "\""))
                .findFirst()
                .orElseThrow();
        var like = outputs.stream()
                .filter(output -> output.topic() == Topic.SMS_CUSTOMER_MESSAGES)
                .findFirst()
                .orElseThrow();
        var before = inputs.get(2);
        var shown = with(like, "m-agent", messageId);
        var headers = new ArrayList<>(shown.headers());
        headers.replaceAll(header -> String.valueOf(header.text()).endsWith("@" + before.offset())
                ? RecordHeader.of(header.name(), "sms-session-events-0@" + cause.offset())
                : header);
        outputs.add(new OutputRecord(shown.topic(), shown.key(), shown.value(), headers, shown.timestamp()));
    }

    private void assertThatItLeaks(String why) {
        Whispers.check(inputs, outputs, leaks::add);
        assertThat(leaks).isNotEmpty().allSatisfy(leak -> assertThat(leak).contains(why));
    }

    private void message(String id, String author, String visibility) {
        take(
                Topic.SMS_SESSION_EVENTS,
                event(
                        "e-" + id,
                        "\"type\":\"MessageSent\",\"message\":{\"messageId\":\"" + id + "\",\"from\":{" + author
                                + "},\"visibility\":\"" + visibility + "\",\"text\":\"" + id + "\"}"));
    }

    private void take(Topic topic, String json) {
        var input = new InputRecord(
                topic, 0, inputs.size(), 1_795_342_531_000L, "cc-1".getBytes(UTF_8), json.getBytes(UTF_8), List.of());
        inputs.add(input);
        engine.take(input, outputs::add);
    }

    private static String command(String id, String operation, String parameter) {
        return "{\"commandId\":\"" + id + "\",\"contactCenterId\":\"cc-1\",\"operationName\":\"" + operation
                + "\",\"supervisor\":{\"userId\":\"kim\",\"roles\":[\"supervisor\"]}," + parameter
                + ",\"issuedAt\":\"2026-11-22T10:15:30.123Z\"}";
    }

    private static String event(String id, String rest) {
        return "{\"eventId\":\"" + id + "\",\"contactCenterId\":\"cc-1\",\"smssessionId\":\"s-1\"," + rest
                + ",\"occurredAt\":\"2026-11-22T10:15:30.123Z\"}";
    }

    private static OutputRecord with(OutputRecord output, String before, String after) {
        return new OutputRecord(
                output.topic(),
                output.key(),
                text(output).replace("\"" + before + "\"", "\"" + after + "\"").getBytes(UTF_8),
                output.headers(),
                output.timestamp());
    }

    private static String text(OutputRecord output) {
        return new String(output.value(), UTF_8);
    }
}
