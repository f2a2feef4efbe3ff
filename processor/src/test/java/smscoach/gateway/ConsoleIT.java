package smscoach.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.broker.EmbeddedKafka;
import smscoach.cli.gateway.FrontDoor;
import smscoach.cli.run.Instance;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.gateway.http.Gateway;
import smscoach.gateway.http.GatewaySettings;
import smscoach.gateway.identity.LocalIssuer;
import smscoach.stream.Cluster;
import smscoach.torture.stage.Waiting;

/** The console in a real browser, before a real gateway and processor. Each case has a contact center of its own. */
@Timeout(120)
class ConsoleIT {

    private static final String APPLICATION = "console-it";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<AutoCloseable> TO_CLOSE = new ArrayList<>();

    @TempDir
    private static Path folder = Path.of("");

    private static Cluster cluster;
    private static KafkaProducer<byte[], byte[]> producer;
    private static LocalIssuer issuer;
    private static ConsoleBrowser browser;

    @BeforeAll
    static void start() throws Exception {
        Path chromium = ConsoleBrowser.requireInstalled();
        EmbeddedKafka kafka = opened(EmbeddedKafka.builder().start());
        cluster = opened(new Cluster(kafka.bootstrapServers()));
        producer = opened(cluster.producer(Map.of()));
        Settings settings = settings(kafka);
        opened(Instance.start(settings, true, 2, advice -> {}));
        issuer = LocalIssuer.in(folder.resolve("issuer"));
        Gateway gateway = opened(new FrontDoor(GatewaySettings.onThisMachine(0), false, issuer.settings())
                .open(new smscoach.cli.cluster.Cluster(settings), APPLICATION, settings.rules()));
        awaitAgentsRead(new GatewayClient(opened(HttpClient.newHttpClient()), gateway.port(), Description.read()));
        browser = opened(ConsoleBrowser.start(chromium, "http://127.0.0.1:" + gateway.port()));
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable each : TO_CLOSE.reversed()) {
            each.close();
        }
    }

    /**
     * What they check is in {@code src/test/console/cases.js}. In all of them any request to another host, any breach of the
     * content security policy and any error on the browser's console counts as wrong.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {"keyboard", "whisper", "revoked", "reload", "two", "markup", "away", "demo", "admin", "northwind"
            })
    void shouldShowInABrowserWhatHappens(String name) throws Exception {
        // When
        List<String> wrong = browser.run(name, ConsoleIT::help);

        // Then
        assertThat(wrong).isEmpty();
    }

    private static Object help(String what, JsonNode asked) throws Exception {
        String center = asked.path("contactCenterId").asText();
        return switch (what) {
            case "token" ->
                issuer.token(
                        center,
                        asked.path("userId").asText(),
                        asked.path("userName").asText(),
                        asked.path("roles").valueStream().map(JsonNode::asText).toList(),
                        Duration.ofHours(1));
            case "publish" -> publish(center, (ObjectNode) asked.path("event"));
            case "customerMessages" -> customerMessages(center);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private static String publish(String center, ObjectNode event) throws Exception {
        event.put("eventId", UUID.randomUUID().toString())
                .put("contactCenterId", center)
                .put("occurredAt", Instant.now().toString());
        producer.send(new ProducerRecord<>(
                        Topic.SMS_SESSION_EVENTS.defaultName(), center.getBytes(UTF_8), JSON.writeValueAsBytes(event)))
                .get();
        return event.path("eventId").asText();
    }

    /** The texts on the topic that the customer's channel reads. */
    private static List<String> customerMessages(String center) throws Exception {
        cluster.awaitAllTaken(APPLICATION, "");
        List<String> texts = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : cluster.committed(Topic.SMS_CUSTOMER_MESSAGES.defaultName())) {
            JsonNode message = JSON.readTree(record.value());
            if (message.path("contactCenterId").asText().equals(center)) {
                texts.add(message.path("text").asText());
            }
        }
        return texts;
    }

    /** Until then the gateway answers 503, which a browser notes as an error. */
    private static void awaitAgentsRead(GatewayClient gateway) throws Exception {
        String token = issuer.token("none", "sup-kim", "Kim", List.of("supervisor"), Duration.ofHours(1));
        Waiting.require(
                Duration.ofSeconds(30),
                "The gateway never read who the agents are",
                () -> gateway.get("/api/v2/agents", token).status() == 200);
    }

    private static <T extends AutoCloseable> T opened(T resource) {
        TO_CLOSE.add(resource);
        return resource;
    }

    private static Settings settings(EmbeddedKafka kafka) {
        return new Settings(
                kafka.bootstrapServers(),
                "",
                APPLICATION,
                folder.resolve("state"),
                1,
                0,
                "classic",
                Rules.AS_SHIPPED,
                Map.of());
    }
}
