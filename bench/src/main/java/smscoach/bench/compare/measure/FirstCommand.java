package smscoach.bench.compare.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import smscoach.contract.Topic;

/** A supervisor's command, and an agent's accept of which every contender must tell that supervisor. */
public final class FirstCommand implements AutoCloseable {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String prefix;
    private int accepts;

    public FirstCommand(String servers, String prefix) {
        this.prefix = prefix;
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The command first: it is there in an earlier millisecond than the accept. Each call has a session of its own. */
    public void send() throws InterruptedException {
        String contactCenter = Probe.contactCenter(0);
        send(Topic.COACH_COMMANDS, contactCenter, Probe.subscription(contactCenter));
        Feed.awaitNextMillisecond();
        int number = accepts++ * Probe.contactCenters().size();
        send(Topic.SMS_SESSION_EVENTS, Probe.contactCenter(number), Probe.accept(number));
    }

    private void send(Topic topic, String contactCenter, byte[] value) {
        var unused =
                producer.send(new ProducerRecord<>(prefix + topic.defaultName(), contactCenter.getBytes(UTF_8), value));
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }
}
