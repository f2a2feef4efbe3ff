package smscoach.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.domain.ContactCenterDsl.START;
import static smscoach.domain.ContactCenterDsl.center;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;

/** The checks that come before all others, in their order. */
class DeadLettersTest {

    @Test
    @Rule({"MALFORMED", "KEY_MISMATCH", "WRONG_PARTITION", "FUTURE", "STALE"})
    void shouldDeadLetterACommandByTheFirstCheckThatFails() {
        // Given a command that fails them all, as far as it can
        ContactCenterDsl center = center((key, partition) -> partition == 0);
        center.logOut("lee");

        // Then
        wrong(center).with("commandId", "a/b").send().expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
        wrong(center).send().expectOnlyDeadLetter(DeadLetterCode.KEY_MISMATCH);
        wrong(center).key("cc-1").send().expectOnlyDeadLetter(DeadLetterCode.WRONG_PARTITION);
        wrong(center).key("cc-1").partition(0).send().expectOnlyDeadLetter(DeadLetterCode.FUTURE);
        wrong(center).key("cc-1").partition(0).kafkaTimestamp(START).send().expectOnlyDeadLetter(DeadLetterCode.STALE);
    }

    private static CommandDraft wrong(ContactCenterDsl center) {
        return center.command("Dance", "kim")
                .key("cc-2")
                .partition(1)
                .kafkaTimestamp(START.minus(Duration.ofDays(30)))
                .ago(Duration.ofDays(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"commandId", "contactCenterId", "supervisor", "issuedAt"})
    @Rule("MALFORMED")
    void shouldDeadLetterACommandWithoutIdentity(String field) {
        for (String json : List.of("null", "\"\"", "7", "[]", "\"\\ud800\"")) {
            center().command("Coach", "kim")
                    .withJson(field, json)
                    .send()
                    .expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eventId", "contactCenterId", "smssessionId", "type", "occurredAt", "userId"})
    @Rule("MALFORMED")
    void shouldDeadLetterAnEventWithoutWhatItNeeds(String field) {
        for (String json : List.of("null", "\"\"", "7", "[]", "\"a/b\"")) {
            center().event("AgentAccepted", "s-1")
                    .agent("sam")
                    .withJson(field, json)
                    .send()
                    .expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userId 7",
                "userId \"a/b\"",
                "queueName \"\\ud800\"",
                "queueName []",
                "agents \"sam\"",
                "agents [null]",
                "agents [\"\"]",
                "message []",
                "message \"x\"",
                "message {\"messageId\":7}",
                "message {\"from\":[]}",
                "message {\"from\":{\"type\":\"Robot\"}}",
                "message {\"from\":{\"userId\":\"a/b\"}}",
                "message {\"visibility\":\"Supervisors\"}",
                "message {\"text\":5}",
                "message {\"text\":\"\\ud800\"}"
            })
    @Rule("MALFORMED")
    void shouldDeadLetterAnEventWithAnyKnownFieldWrongWhateverItsType(String fieldAndJson) {
        String[] parts = fieldAndJson.split(" ", 2);
        for (String type : List.of("AgentInvited", "SessionCompleted", "SessionSnapshot", "MessageSent")) {
            EventDraft event =
                    center().event(type, "s-1").agent("sam").agents("sam").message("System", null, null);
            event.withJson(parts[0], parts[1]).send().expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"messageId", "text", "from", "from.type", "from.userId"})
    @Rule("MALFORMED")
    void shouldDeadLetterAMessageWithoutWhatItNeeds(String path) {
        for (String absent : List.of("null", "\"\"")) {
            EventDraft event = center().event("MessageSent", "s-1").message("User", "sam", null);

            event.message(path, absent).send().expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
        }
        center().event("MessageSent", "s-1").send().expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
    }

    @Test
    @Rule("MALFORMED")
    void shouldTakeOptionalFieldsHoweverAbsentAndIgnoreUnknownOnes() {
        center().event("SessionCompleted", "s-1")
                .with("userId", "")
                .with("queueName", null)
                .with("agents", "")
                .withJson("message", "{\"from\":{\"userId\":\"\",\"x\":1},\"text\":null,\"visibility\":\"\"}")
                .withJson("future", "{\"x\":[1]}")
                .send()
                .expectNoOutput();
    }

    @Test
    @Rule("MALFORMED")
    void shouldDeadLetterATombstoneAndWhatIsNoJson() {
        ContactCenterDsl center = center();
        byte[] key = {'c'};
        for (Topic topic : Topic.inputs()) {
            center.send(topic, 0, key, null, 5, List.of()).expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
            center.send(topic, 0, key, new byte[] {'{', 'x'}, 5, List.of())
                    .expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
            center.send(topic, 0, null, new byte[] {(byte) 0xFF}, 5, List.of())
                    .expectOnlyDeadLetter(DeadLetterCode.MALFORMED);
        }
    }

    @Test
    @Rule("KEY_MISMATCH")
    void shouldDeadLetterAnotherKeyThanTheContactCenter() {
        ContactCenterDsl center = center();

        center.command("Coach", "kim").key(null).send().expectOnlyDeadLetter(DeadLetterCode.KEY_MISMATCH);
        center.command("Coach", "kim").key("").send().expectOnlyDeadLetter(DeadLetterCode.KEY_MISMATCH);
        center.command("Coach", "kim").key("CC-1").send().expectOnlyDeadLetter(DeadLetterCode.KEY_MISMATCH);
        center.event("SessionCompleted", "s-1").key("cc-1 ").send().expectOnlyDeadLetter(DeadLetterCode.KEY_MISMATCH);
    }

    @Test
    @Rule("WRONG_PARTITION")
    void shouldDeadLetterARecordOnAPartitionWhereItsKeyDoesNotBelong() {
        ContactCenterDsl center = center((key, partition) -> partition == 3);

        center.event("SessionCompleted", "s-1").send().expectOnlyDeadLetter(DeadLetterCode.WRONG_PARTITION);
        center.event("SessionCompleted", "s-1").partition(3).send().expectNoOutput();
    }

    @Test
    @Rule({"T2", "FUTURE"})
    void t2ShouldDeadLetterMoreThanFiveMinutesAheadOfKafka() {
        ContactCenterDsl center = center();
        Duration five = Duration.ofMinutes(5);

        center.command("EndContactCenterSession", "kim")
                .kafkaTimestamp(START.minus(five))
                .send()
                .expectReply("0");
        center.command("EndContactCenterSession", "kim")
                .kafkaTimestamp(START.minus(five).minusMillis(1))
                .send()
                .expectOnlyDeadLetter(DeadLetterCode.FUTURE);
        center.event("SessionCompleted", "s-1")
                .kafkaTimestamp(START.minus(five).minusMillis(1))
                .send()
                .expectOnlyDeadLetter(DeadLetterCode.FUTURE);
    }

    @Test
    @Rule("T2")
    void t2ShouldAskNothingWithoutAKafkaTimestampAndTakeTheLargest() {
        ContactCenterDsl center = center();

        center.command("EndContactCenterSession", "kim")
                .with("issuedAt", "9999-12-31T23:59:59.999Z")
                .send()
                .expectReply("0");
        center.moveTo("cc-2");
        center.command("EndContactCenterSession", "kim")
                .kafkaTimestamp(Instant.ofEpochMilli(Long.MAX_VALUE))
                .send()
                .expectReply("0");
    }

    @Test
    @Rule({"L3", "LIMIT"})
    void l3ShouldDeadLetterTheAcceptOfAnAgentTooMany() {
        ContactCenterDsl center = center();
        for (int i = 0; i < 100; i++) {
            center.accepted("s-1", "agent-" + i).expectNoOutput();
        }

        center.accepted("s-1", "one-more").expectOnlyDeadLetter(DeadLetterCode.LIMIT);
        center.accepted("s-1", "agent-5").expectNoOutput();
    }

    @Test
    @Rule("MALFORMED")
    void shouldSayWhatIsWrongWithoutTheValue() {
        Taken taken = center().event("AgentAccepted", "s-1").agent("top/secret").send();

        String why = Taken.header(taken.only(Topic.COACH_DEAD_LETTERS), HeaderNames.ERROR_MESSAGE);
        assertThat(why).contains("userId").doesNotContain("secret");
    }
}
