package smscoach.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.reference.NaiveCoach.Header;
import smscoach.reference.NaiveCoach.Input;
import smscoach.reference.NaiveCoach.Output;

class HistoryGeneratorTest {
    private static final int RECORDS = 1000;

    /** What the naive coach counts; the names say the rule. */
    private static final List<String> RULES = List.of(
            "no JSON object",
            "MALFORMED",
            "KEY_MISMATCH",
            "WRONG_PARTITION",
            "FUTURE",
            "STALE",
            "SESSION_ENDED",
            "NOT_ALLOWED",
            "LIMIT",
            "repeat",
            "C1",
            "C5",
            "reply 0 Coach",
            "reply 0 Monitor",
            "reply 0 BargeIn",
            "reply 0 CancelSupervisorMonitoring",
            "reply 0 Leave",
            "reply 0 Intrude",
            "reply 0 SwitchToMonitor",
            "reply 0 SwitchToCoach",
            "reply 0 SwitchToBargeIn",
            "reply 0 EndContactCenterSession",
            "reply 0 AssignFeatures",
            "reply 0 UnassignFeatures",
            "reply MISSING_PARAMETER",
            "reply UNKNOWN_OPERATION",
            "reply NO_PERMISSION",
            "reply FEATURE_OFF",
            "reply OUT_OF_RANGE",
            "reply SELF",
            "reply LIMIT",
            "reply NO_SUBSCRIPTION",
            "reply SESSION_NOT_FOUND",
            "reply NOT_PARTICIPATING",
            "reply AGENT_NOT_IN_SESSION",
            "reply ALREADY_PARTICIPATING",
            "reply NO_MODE",
            "reply SAME_MODE",
            "reply COMMAND_ID_REUSED",
            "subscription replaced",
            "Intrude in its own mode",
            "Intrude in the subscription's mode",
            "logged out of a subscription",
            "logged out of a session",
            "S1 AgentInvited",
            "S1 AgentRejected",
            "S2 already in",
            "S2 BecameAgent",
            "S2 delivered NextChat",
            "S2 delivered AllChats",
            "S2 in as agent NextChat",
            "S2 in as agent AllChats",
            "S2 in as supervisor NextChat",
            "S2 in as supervisor AllChats",
            "S2 feature off",
            "S2 feature off with subscriptions",
            "S4",
            "S4 not in it",
            "S5",
            "S5 with supervisors",
            "S6",
            "S6 with supervisors",
            "S8 AgentAccepted",
            "S8 AgentLeft",
            "S8 SessionPlacedInQueue",
            "S8 SessionCompleted",
            "S8 SessionSnapshot",
            "S8 MessageSent",
            "S9",
            "S9 ended",
            "S9 id forgotten",
            "S11 AgentLeft",
            "S11 SessionPlacedInQueue",
            "S11 SessionCompleted",
            "S11 MessageSent",
            "S12",
            "S12 known",
            "M1",
            "M2",
            "M2a",
            "M3 All",
            "M3 Agents",
            "M4 All",
            "M4 Agents",
            "M5 Monitor",
            "M5 stranger",
            "M5 unknown session",
            "M6 All",
            "M6 Agents",
            "refusal NOT_ALLOWED",
            "refusal SESSION_ENDED",
            "T3 reply forgotten",
            "T3 session forgotten",
            "T4",
            "T4 with supervisors",
            "T4 own session spared",
            "T4 message counts",
            "T4 more than 1000",
            "L1",
            "L2",
            "L3",
            "L4 NextChat",
            "L4 AllChats",
            "L4 Intrude",
            "L5");

    /** What is to be seen in the records themselves, S3 and S7 and the bounds among them. */
    private static final List<String> SIGHTS = List.of(
            "\"type\":\"Delivered\",\"state\":\"Chatting\"",
            "\"type\":\"Delivered\",\"state\":\"Invited\"",
            "\"reason\":\"Left\"",
            "\"reason\":\"LoggedOut\"",
            "\"reason\":\"BecameAgent\"",
            "\"reason\":\"Completed\"",
            "\"reason\":\"PlacedInQueue\",\"queueName\"",
            "\"reason\":\"PlacedInQueue\",\"sequence\"",
            "\"reason\":\"Expired\"",
            "\"agents\":[],\"supervisors\":[{",
            "\"recipients\":[],\"text\"",
            "coach.reason=Cancelled",
            "coach.reason=LoggedOut",
            "coach.reason=Consumed",
            "tombstone coached-sessions",
            "trace header of 8 KiB",
            "dead letter without key",
            "dead letter without value",
            "no timestamp",
            "text of 10000 code points",
            "name of 256 code points",
            "100 recipients",
            "year 0000",
            "year 9999");

    @Test
    void shouldHitEveryRule() {
        // Given
        Set<String> missing = new TreeSet<>(RULES);
        missing.addAll(SIGHTS);

        // When
        for (long seed = 0; seed < 5L * HistoryGenerator.PROFILES; seed++) {
            NaiveCoach coach = new NaiveCoach(HistoryGenerator.settings(seed));
            for (Input input : HistoryGenerator.generate(seed, RECORDS)) {
                for (Output output : coach.process(input)) {
                    look(output, missing);
                }
                if (input.timestamp() < 0) {
                    missing.remove("no timestamp");
                }
            }
            missing.removeAll(coach.hits().keySet());
        }

        // Then
        assertThat(missing).as("rules that no history hit").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 8, 10, 12, 15, 20, 999})
    void shouldGiveTheSameHistoryForTheSameSeed(long seed) {
        // Given
        List<Input> first = HistoryGenerator.generate(seed, RECORDS);

        // When
        List<Input> second = HistoryGenerator.generate(seed, RECORDS);

        // Then
        assertThat(Shrinker.print(second)).isEqualTo(Shrinker.print(first));
        assertThat(first).hasSizeBetween(RECORDS, RECORDS + 30);
    }

    @Test
    void shouldGiveOffsetsAndTimestampsThatNeverGoBack() {
        for (long seed = 0; seed < HistoryGenerator.PROFILES; seed++) {
            // Given
            List<Input> history = HistoryGenerator.generate(seed, RECORDS);
            Map<String, Input> last = new HashMap<>();

            // When
            for (Input input : history) {
                Input before = last.put(input.topic() + "-" + input.partition(), input);

                // Then
                if (before != null) {
                    assertThat(input.offset()).isGreaterThan(before.offset());
                    if (before.timestamp() >= 0 && input.timestamp() >= 0) {
                        assertThat(input.timestamp()).isGreaterThanOrEqualTo(before.timestamp());
                    }
                }
            }
        }
    }

    private static void look(Output output, Set<String> missing) {
        for (Header header : output.headers()) {
            byte[] value = header.value();
            if (header.name().equals("coach.reason")) {
                missing.remove("coach.reason=" + RecordLines.readable(value));
            } else if (value != null && value.length == 8192 && !output.topic().equals("coach-dead-letters")) {
                missing.remove("trace header of 8 KiB");
            }
        }
        byte[] value = output.value();
        if (output.topic().equals("coach-dead-letters")) {
            if (output.key() == null) {
                missing.remove("dead letter without key");
            }
            if (value == null) {
                missing.remove("dead letter without value");
            }
            return;
        }
        if (value == null) {
            missing.remove("tombstone " + output.topic());
            return;
        }
        String text = String.valueOf(RecordLines.readable(value));
        missing.removeIf(sight -> sight.startsWith("\"") && text.contains(sight));
        if (text.contains("\"occurredAt\":\"0000-")) {
            missing.remove("year 0000");
        } else if (text.contains("\"occurredAt\":\"9999-")) {
            missing.remove("year 9999");
        }
        ObjectNode record = value.length < 256 ? null : StrictJson.parseObject(value);
        if (record != null && record.path("recipients").size() >= 100) {
            missing.remove("100 recipients");
        }
        for (String name : List.of("text", "nickname", "queueName")) {
            String written = Shapes.text(record, name);
            int length = written == null ? 0 : written.codePointCount(0, written.length());
            if (length == 256 && !name.equals("text")) {
                missing.remove("name of 256 code points");
            } else if (length == 10_000) {
                missing.remove("text of 10000 code points");
            }
        }
    }
}
