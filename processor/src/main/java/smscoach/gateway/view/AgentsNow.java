package smscoach.gateway.view;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import smscoach.contract.ContractViolation;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.Timestamps;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.gateway.kafka.Follower;
import smscoach.gateway.kafka.Kafka;
import smscoach.gateway.kafka.Start;

/**
 * The agents of the last day, by what the SMS platform tells. Reading begins when the first one asks: a gateway whom
 * nobody asks needs neither the right to it nor the memory. What people wrote is not kept.
 */
public final class AgentsNow implements Follower.Reader, AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration DAY = Duration.ofDays(1);

    private final Kafka kafka;
    private final Attendance attendance = new Attendance(DAY);
    private @Nullable Follower follower;
    private boolean closed;

    public AgentsNow(Kafka kafka) {
        this.kafka = kafka;
    }

    /** Whether all is read; begins to read if nobody has. */
    public synchronized boolean isReady() {
        if (follower == null) {
            if (closed) {
                return false;
            }
            follower = Follower.start(kafka, "agents", List.of(Topic.SMS_SESSION_EVENTS), new Start.Back(DAY), this);
        }
        return follower.isCaughtUp();
    }

    /** Whether the cluster does not let this gateway read what it needs for that. */
    public synchronized boolean isForbidden() {
        return follower != null && follower.isForbidden();
    }

    /**
     * The agents of a contact center, by their ids.
     *
     * @param supervising whether an owner coaches somebody now: who does that, and is in no session, is no agent any more
     */
    public ObjectNode of(String contactCenterId, Predicate<String> supervising) {
        ObjectNode answer = MAPPER.createObjectNode();
        ArrayNode agents = answer.putArray("agents");
        attendance.of(contactCenterId, Instant.now()).stream()
                .filter(agent -> agent.liveSessions() > 0 || !supervising.test(contactCenterId + "/" + agent.userId()))
                .forEach(agent -> agents.addObject()
                        .put("userId", agent.userId())
                        .put("liveSessions", agent.liveSessions())
                        .put("lastSeen", Timestamps.format(agent.lastSeen())));
        return answer;
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            attendance.take(
                    ContractJson.read(SmsSessionEvent.class, record.value()), Instant.ofEpochMilli(record.timestamp()));
        } catch (ContractViolation e) {
            // A dead letter for the processor, and nothing for us.
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (follower != null) {
            follower.close();
        }
    }
}
