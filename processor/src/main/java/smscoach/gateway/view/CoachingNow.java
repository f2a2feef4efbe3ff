package smscoach.gateway.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import smscoach.contract.CoachSubscription;
import smscoach.contract.CoachedSession;
import smscoach.contract.ContractViolation;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.gateway.kafka.Follower;
import smscoach.gateway.kafka.Kafka;
import smscoach.gateway.kafka.Start;

/** Subscriptions and coached sessions as they are now, read from their beginning and kept in memory. */
public final class CoachingNow implements Follower.Reader, AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Held subscriptions = new Held();
    private final Held sessions = new Held();
    private final String subscriptionsTopic;
    private final Follower follower;

    public CoachingNow(Kafka kafka) {
        this.subscriptionsTopic = kafka.names().apply(Topic.COACH_SUBSCRIPTIONS);
        this.follower = Follower.start(
                kafka,
                "coaching",
                List.of(Topic.COACH_SUBSCRIPTIONS, Topic.COACHED_SESSIONS),
                new Start.Beginning(),
                this);
    }

    public boolean isReady() {
        return follower.isCaughtUp();
    }

    public boolean awaitReady(Duration patience) throws InterruptedException {
        return follower.awaitCaughtUp(patience);
    }

    /** The subscriptions of a supervisor, and the sessions that he is in. */
    public ObjectNode of(String owner) throws IOException {
        ObjectNode coaching = MAPPER.createObjectNode();
        add(subscriptions.of(owner), coaching.putArray("subscriptions"));
        add(sessions.of(owner), coaching.putArray("sessions"));
        return coaching;
    }

    /** Whether he has subscriptions, or is in sessions as a supervisor. */
    public boolean isSupervising(String owner) {
        return subscriptions.has(owner) || sessions.has(owner);
    }

    private static void add(List<byte[]> values, ArrayNode to) throws IOException {
        for (byte[] value : values) {
            to.add(MAPPER.readTree(value));
        }
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return;
        }
        String key = new String(record.key(), UTF_8);
        boolean isSubscription = record.topic().equals(subscriptionsTopic);
        Held held = isSubscription ? subscriptions : sessions;
        if (record.value() == null) {
            held.remove(key);
            return;
        }
        try {
            held.put(key, record.value(), isSubscription ? subscriber(record.value()) : supervisors(record.value()));
        } catch (ContractViolation e) {
            held.remove(key); // What it says cannot be told, and what was before is not so any more.
        }
    }

    private static Set<String> subscriber(byte[] value) {
        CoachSubscription subscription = ContractJson.read(CoachSubscription.class, value);
        return Set.of(subscription.contactCenterId() + "/" + subscription.supervisorId());
    }

    private static Set<String> supervisors(byte[] value) {
        CoachedSession session = ContractJson.read(CoachedSession.class, value);
        return session.supervisors().stream()
                .map(supervisor -> session.contactCenterId() + "/" + supervisor.userId())
                .collect(Collectors.toSet());
    }

    @Override
    public void close() {
        follower.close();
    }
}
