package smscoach.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import smscoach.contract.Topic;

/** Records of a contact center on partition 0, at the time at which they are made: brokers that set times take them. */
final class Today {

    private static final byte[] CONTACT_CENTER = "cc-1".getBytes(StandardCharsets.US_ASCII);

    private Today() {}

    /** A supervisor coaches agent-1 in all sessions. */
    static ProducerRecord<byte[], byte[]> coach(String supervisor) {
        return record(Topic.COACH_COMMANDS, """
                {"commandId":"c-%1$s","contactCenterId":"cc-1","operationName":"Coach","userId":"agent-1",\
                "supervisorMonitoringMode":"AllChats","issuedAt":"%2$s",\
                "supervisor":{"userId":"%1$s","roles":["supervisor"]}}""".formatted(supervisor, Instant.now()));
    }

    static ProducerRecord<byte[], byte[]> accepted(String session) {
        return event(session, "AgentAccepted", "\"userId\":\"agent-1\",");
    }

    static ProducerRecord<byte[], byte[]> completed(String session) {
        return event(session, "SessionCompleted", "");
    }

    static List<ProducerRecord<byte[], byte[]>> sessions(int count) {
        return IntStream.range(0, count).mapToObj(i -> accepted("s-" + i)).toList();
    }

    private static ProducerRecord<byte[], byte[]> event(String session, String type, String more) {
        return record(Topic.SMS_SESSION_EVENTS, """
                {"eventId":"e-%1$s-%2$s","contactCenterId":"cc-1","smssessionId":"%1$s","type":"%2$s",%3$s\
                "occurredAt":"%4$s"}""".formatted(session, type, more, Instant.now()));
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, String json) {
        return new ProducerRecord<>(topic.defaultName(), 0, CONTACT_CENTER, json.getBytes(StandardCharsets.UTF_8));
    }
}
