package smscoach.bench.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import smscoach.contract.MessageDelivery;
import smscoach.contract.MessageDelivery.Recipient;
import smscoach.contract.Party;
import smscoach.contract.PartyType;
import smscoach.contract.Topic;
import smscoach.contract.Visibility;
import smscoach.contract.json.ContractJson;

/**
 * Publishes what all are told, in the processor's place, and waits until they are. A session holds 200 people at most, so
 * that for more of them the same is said in several.
 */
final class News {

    private static final int PEOPLE_OF_A_SESSION = 200;
    private static final String SAID = "The refund is on its way; it takes three days. Is there anything else?";
    private static final Pattern NUMBER = Pattern.compile("\"messageId\":\"news-(\\d+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    private final People people;
    private final Histogram one = new Histogram(3);
    private final Histogram all = new Histogram(3);
    private int number;
    private long published;
    private int receipts;
    private long last;
    private long lost;

    News(People people) {
        this.people = people;
    }

    Results.FanOut tell(String servers, EventClients clients, int count, int times) throws IOException {
        try (var producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers, ProducerConfig.LINGER_MS_CONFIG, 0),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int i = 0; i < times + 1; i++) {
                tellOnce(producer, clients, count);
                if (i == 0) {
                    one.reset(); // The first finds a producer without connections.
                    all.reset();
                }
                long next = System.nanoTime() + BETWEEN.toNanos();
                while (System.nanoTime() < next) {
                    clients.turn(this::receive);
                }
            }
        }
        return new Results.FanOut(Millis.of(one), Millis.of(all), lost);
    }

    private void tellOnce(KafkaProducer<byte[], byte[]> producer, EventClients clients, int count) throws IOException {
        number++;
        receipts = 0;
        published = System.nanoTime();
        for (int from = 0; from < people.ids().size(); from += PEOPLE_OF_A_SESSION) {
            int to = Math.min(people.ids().size(), from + PEOPLE_OF_A_SESSION);
            String session = "s-" + from;
            var unused = producer.send(new ProducerRecord<>(
                    Topic.SMS_MESSAGE_DELIVERIES.defaultName(),
                    (people.contactCenter() + "/" + session).getBytes(UTF_8),
                    ContractJson.write(delivery(session, people.ids().subList(from, to)))));
        }
        long deadline = published + PATIENCE.toNanos();
        while (receipts < count && System.nanoTime() < deadline) {
            clients.turn(this::receive);
        }
        lost += count - receipts;
        all.recordValue((receipts < count ? System.nanoTime() : last) - published);
    }

    private void receive(String frame, long at) {
        Matcher matcher = NUMBER.matcher(frame);
        if (matcher.find() && Integer.parseInt(matcher.group(1)) == number) {
            receipts++;
            last = at;
            one.recordValue(Math.min(at - published, TimeUnit.MINUTES.toNanos(5)));
        }
    }

    private MessageDelivery delivery(String session, List<String> recipients) {
        return new MessageDelivery(
                "news-" + number,
                people.contactCenter(),
                session,
                new Party(PartyType.Customer, "+4915550686464", null),
                Visibility.All,
                null,
                recipients.stream()
                        .map(id -> new Recipient(PartyType.Supervisor, id, Visibility.Agents))
                        .toList(),
                SAID,
                "e-" + number,
                Instant.now());
    }
}
