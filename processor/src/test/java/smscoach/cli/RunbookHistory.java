package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import smscoach.contract.Topic;

/** What the commands of the runbook ask for, by the ids and the position that it takes for examples. */
final class RunbookHistory {

    /** The contact center's partition is 3, of four as of twelve: sms-session-events-3@17. */
    private static final int DEAD_LETTER_AT = 17;

    private final Instant now = Instant.now();
    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

    private RunbookHistory() {}

    /** First what the commands set, which the sessions need. */
    static List<ProducerRecord<byte[], byte[]>> commands() {
        RunbookHistory history = new RunbookHistory();
        history.add(Topic.COACH_COMMANDS, """
                {"commandId":"c-1","contactCenterId":"cc-1","operationName":"Coach","userId":"agent-7","issuedAt":"%s",
                 "supervisor":{"userId":"sup-1","roles":["supervisor"]}}""".formatted(history.now));
        return history.records;
    }

    /** Two sessions, records that nobody can read, and at the place of the example an event that is too old. */
    static List<ProducerRecord<byte[], byte[]>> events() {
        RunbookHistory history = new RunbookHistory();
        history.add(Topic.SMS_SESSION_EVENTS, history.accepted("e-7", "0000Na9B26EF002X", Duration.ZERO));
        history.add(Topic.SMS_SESSION_EVENTS, """
                {"eventId":"e-8","contactCenterId":"cc-1","smssessionId":"0000Na9B26EF002X","type":"MessageSent",
                 "occurredAt":"%s","message":{"messageId":"m-1","from":{"type":"Customer"},"visibility":"All","text":"hello"}}""".formatted(history.now));
        history.add(Topic.SMS_SESSION_EVENTS, history.accepted("e-9", "s-1", Duration.ZERO));
        while (history.records.size() < DEAD_LETTER_AT) {
            history.add(Topic.SMS_SESSION_EVENTS, "no JSON");
        }
        history.add(Topic.SMS_SESSION_EVENTS, history.accepted("e-10", "s-2", Duration.ofDays(2)));
        return history.records;
    }

    private void add(Topic topic, String value) {
        records.add(new ProducerRecord<>(topic.defaultName(), "cc-1".getBytes(UTF_8), value.getBytes(UTF_8)));
    }

    private String accepted(String id, String session, Duration age) {
        return """
                {"eventId":"%s","contactCenterId":"cc-1","smssessionId":"%s","type":"AgentAccepted","userId":"agent-7",
                 "occurredAt":"%s"}""".formatted(id, session, now.minus(age));
    }
}
