package smscoach.torture.guarantee;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.engine.OutputRecord;
import smscoach.replay.Received;

/** Runs without Kafka: what a flawless processor would have committed of some records. */
final class Traces {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Traces() {}

    /**
     * A supervisor coaches an agent, who takes a session; the supervisor whispers, the agent writes to the customer, and
     * the session is completed. A record that nobody can read comes between.
     */
    static List<InputRecord> story() {
        return List.of(
                record(Topic.COACH_COMMANDS, 0, """
                        {"commandId":"c-1","contactCenterId":"cc-1","operationName":"Coach","userId":"agent-1",
                         "supervisor":{"userId":"sup-1","roles":["supervisor"]},"issuedAt":"2026-11-22T10:00:00Z"}"""),
                record(Topic.SMS_SESSION_EVENTS, 0, """
                        {"eventId":"e-1","contactCenterId":"cc-1","smssessionId":"s-1","type":"AgentAccepted",
                         "userId":"agent-1","occurredAt":"2026-11-22T10:00:01Z"}"""),
                record(Topic.SMS_SESSION_EVENTS, 1, "{\"eventId\":"),
                record(Topic.SMS_SESSION_EVENTS, 2, """
                        {"eventId":"e-3","contactCenterId":"cc-1","smssessionId":"s-1","type":"MessageSent",
                         "message":{"messageId":"m-1","from":{"type":"User","userId":"sup-1"},"text":"Be kind.",
                         "visibility":"Agents"},"occurredAt":"2026-11-22T10:00:02Z"}"""),
                record(Topic.SMS_SESSION_EVENTS, 3, """
                        {"eventId":"e-4","contactCenterId":"cc-1","smssessionId":"s-1","type":"MessageSent",
                         "message":{"messageId":"m-2","from":{"type":"User","userId":"agent-1"},"text":"I see."},
                         "occurredAt":"2026-11-22T10:00:02Z"}"""),
                record(Topic.SMS_SESSION_EVENTS, 4, """
                        {"eventId":"e-2","contactCenterId":"cc-1","smssessionId":"s-1","type":"SessionCompleted",
                         "occurredAt":"2026-11-22T10:00:03Z"}"""));
    }

    private static InputRecord record(Topic topic, long offset, String value) {
        return new InputRecord(
                topic, 0, offset, 1_795_341_600_000L, "cc-1".getBytes(UTF_8), value.getBytes(UTF_8), List.of());
    }

    /** The evidence of a run in which everything went well, on as many output partitions as there are keys. */
    static Evidence flawless(List<InputRecord> inputs) {
        Engine engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, "");
        List<Received> received = new ArrayList<>();
        Map<Topic, Long> offsets = new HashMap<>();
        for (InputRecord input : inputs) {
            engine.take(input, output -> {
                long offset = offsets.merge(output.topic(), 0L, (last, ignored) -> last + 1);
                received.add(new Received(0, offset, output));
            });
        }
        List<String> acknowledged = inputs.stream().map(InputRecord::position).toList();
        return Evidence.of(inputs, acknowledged, received, Rules.AS_SHIPPED, KeyPlacement.UNKNOWN, "");
    }

    /** A record as the documentation shows it. */
    static String line(OutputRecord record) {
        return "%-28s %-34s %s"
                .formatted(
                        record.topic().defaultName(),
                        "of " + record.header(HeaderNames.CAUSATION_POSITION),
                        value(record))
                .strip();
    }

    private static String value(OutputRecord record) {
        byte[] bytes = record.value();
        if (record.topic() == Topic.COACH_DEAD_LETTERS) {
            return String.valueOf(record.header(HeaderNames.ERROR_CODE));
        }
        if (bytes == null) {
            return "tombstone";
        }
        try {
            JsonNode json = JSON.readTree(bytes);
            return switch (record.topic()) {
                case COACH_REPLIES -> "statusCode " + json.get("statusCode");
                case SUPERVISOR_SESSION_EVENTS -> json.get("type").textValue() + ", sequence " + json.get("sequence");
                default -> "";
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
