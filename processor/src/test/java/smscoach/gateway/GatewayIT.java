package smscoach.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
import smscoach.gateway.EventReader.Event;
import smscoach.gateway.GatewayClient.Answered;
import smscoach.gateway.http.Gateway;
import smscoach.gateway.http.GatewaySettings;
import smscoach.gateway.identity.LocalIssuer;
import smscoach.gateway.identity.TokenSettings;
import smscoach.stream.Cluster;

/** Gateways before a real processor on a real broker. Each test has a contact center of its own. */
@Timeout(120)
class GatewayIT {

    private static final String APPLICATION = "gateway-it";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int STREAMS_PER_USER = 8;
    private static final String EVENTS = "/api/v2/me/events";
    private static final String OVERVIEWS = "/api/v2/admin/events";
    private static final String COACH = "{\"operationName\":\"Coach\"}";
    private static final String INTRUDE = "{\"operationName\":\"Intrude\",\"supervisorVisibilityMode\":\"Coach\"}";
    private static final String LEAVE = "{\"operationName\":\"Leave\"}";
    private static final String LOGOUT = "{\"operationName\":\"EndContactCenterSession\"}";

    private static final String OF_AGENT = "/api/v2/users/a-1/channels/smssession";
    private static final String OF_SESSION_OF_AGENT = "/api/v2/users/a-1/smssessions/s-1";
    private static final String OF_SESSION = "/api/v2/me/smssessions/s-1";
    private static final String OF_SELF = "/api/v2/me";

    @TempDir
    private static Path folder = Path.of("");

    private static final List<AutoCloseable> TO_CLOSE = new ArrayList<>();
    private static EmbeddedKafka kafka;
    private static Cluster cluster;
    private static LocalIssuer issuer;
    private static Description description;
    private static HttpClient http;
    private static GatewayClient gateway;

    @BeforeAll
    static void start() throws Exception {
        kafka = opened(EmbeddedKafka.builder().start());
        cluster = opened(new Cluster(kafka.bootstrapServers()));
        cluster.createTopics("silent.", 1);
        opened(Instance.start(settings(""), true, 2, advice -> {}));
        issuer = LocalIssuer.in(folder.resolve("issuer"));
        description = Description.read();
        http = opened(HttpClient.newHttpClient());
        gateway = gateway("", PATIENCE, 1000, issuer.settings());
    }

    @AfterAll
    static void stop() throws Exception {
        for (AutoCloseable each : TO_CLOSE.reversed()) {
            each.close();
        }
    }

    @Test
    void shouldCoachAndStreamWhatHappensAlsoThroughAnotherGateway() throws Exception {
        // Given
        String kim = supervisor("cc-1", "sup-1");
        String agent = issuer.token("cc-1", "a-1", "Omar", List.of(), Duration.ofHours(1));
        GatewayClient another = gateway("", PATIENCE, 1000, issuer.settings());
        String id;

        // When
        Answered coach = gateway.post(
                OF_AGENT,
                kim,
                "{\"operationName\":\"Coach\",\"supervisorMonitoringMode\":\"NextChat\",\"nickname\":\"Kim\"}");
        try (EventReader events = gateway.events(kim, Map.of());
                EventReader ofAgent = gateway.events(agent, Map.of())) {
            events.awaitBegin();
            ofAgent.awaitBegin();
            publish(event("cc-1", "s-1", "AgentAccepted", ",\"userId\":\"a-1\""));
            publish(message("cc-1", "s-1", "m-1", "{\"type\":\"User\",\"userId\":\"sup-1\"}", "Offer the refund."));

            // Then
            List<Event> first = events.next(2);
            assertThat(first).extracting(Event::type).containsExactlyInAnyOrder("Delivered", "Message");
            assertThat(ofAgent.next(1).getFirst().data())
                    .contains("Offer the refund.")
                    .doesNotContain("recipients");
            id = events.lastId();
        }
        assertThat(coach.status()).isEqualTo(200);
        assertThat(coach.statusCode()).isZero();
        assertThat(coach.json().path("subscriptionId").asText())
                .isEqualTo(coach.json().path("commandId").asText());

        // When
        publish(message("cc-1", "s-1", "m-2", "{\"type\":\"Customer\"}", "Thanks!"));
        publish(event("cc-1", "s-1", "SessionCompleted", ""));

        // Then
        try (EventReader events = another.events(kim, Map.of("Last-Event-ID", id))) {
            assertThat(events.next(2)).extracting(Event::type).containsExactlyInAnyOrder("Message", "Revoked");
        }
    }

    @Test
    void shouldTellAllThatWasMissedInOrderHoweverLongAgo() throws Exception {
        // Given
        String kim = supervisor("cc-long", "sup-1");
        GatewayClient forgetful = gateway("", PATIENCE, 1000, issuer.settings(), Duration.ZERO);
        String id;
        try (EventReader events = gateway.events(kim, Map.of())) {
            events.awaitBegin();
            id = events.lastId();
        }
        gateway.post(OF_AGENT, kim, COACH);
        for (int i = 0; i < 50; i++) {
            publish(event("cc-long", "s-" + i, "AgentAccepted", ",\"userId\":\"a-1\""));
        }
        cluster.awaitAllTaken(APPLICATION, "");
        GatewayClient later = gateway("", PATIENCE, 1000, issuer.settings(), Duration.ZERO);

        for (GatewayClient each : List.of(gateway, forgetful, later)) {
            // When
            try (EventReader events = each.events(kim, Map.of("Last-Event-ID", id))) {
                List<Event> missed = events.next(50);

                // Then
                assertThat(missed).extracting(GatewayIT::sequence).containsExactlyElementsOf(upTo(50));
            }
        }
    }

    @Test
    void shouldPublishOnceWhatIsAskedForManyTimesAtOnceAndAnswerAllAlike() throws Exception {
        // Given
        String kim = supervisor("cc-once", "sup-1");
        Callable<Answered> ask = () -> gateway.ask("POST", OF_AGENT, kim, COACH, Map.of("Idempotency-Key", "key-1"));

        // When
        Set<JsonNode> answers = new HashSet<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answered> each : many.invokeAll(Collections.nCopies(20, ask))) {
                answers.add(each.get().json());
            }
        }
        Answered again = ask.call();
        Answered other = gateway.ask(
                "POST", OF_AGENT, kim, "{\"operationName\":\"Monitor\"}", Map.of("Idempotency-Key", "key-1"));

        // Then
        assertThat(answers).containsExactly(again.json());
        assertThat(again.json().path("commandId").asText()).isEqualTo("key-1");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.reason()).isEqualTo("COMMAND_ID_REUSED");
        assertThat(cluster.committed("coach-commands").stream()
                        .filter(record -> new String(record.value(), UTF_8).contains("\"cc-once\"")))
                .as("publications: fewer than requests")
                .hasSizeLessThan(20);
    }

    @Test
    void shouldFindTheAnswerAfterARestartForNobodyElse() throws Exception {
        // Given
        String kim = supervisor("cc-find", "sup-1");
        gateway.ask("POST", OF_AGENT, kim, COACH, Map.of("Idempotency-Key", "find-1"));
        GatewayClient restarted = gateway("", PATIENCE, 1000, issuer.settings());

        // When
        Answered found = restarted.get("/api/v2/commands/find-1", kim);
        Answered coaching = restarted.get("/api/v2/me/coaching", kim);
        Answered elsewhere = restarted.get("/api/v2/commands/find-1", supervisor("cc-other", "sup-1"));
        Answered another = restarted.get("/api/v2/commands/find-1", supervisor("cc-find", "sup-2"));

        // Then
        assertThat(found.json().path("subscriptionId").asText()).isEqualTo("find-1");
        assertThat(coaching.json().path("subscriptions").path(0).path("agentId").asText())
                .isEqualTo("a-1");
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(another.json()).isEqualTo(elsewhere.json());
        assertThat(restarted
                        .get("/api/v2/me/coaching", supervisor("cc-other", "sup-1"))
                        .json()
                        .path("subscriptions"))
                .isEmpty();
    }

    /** Those of its inputs that the processor cannot take: its own checks let nothing else pass. */
    @Test
    void shouldTellAtOnceThatACommandIsADeadLetter() throws Exception {
        // Given
        String kim = supervisor("cc-dead", "sup-1");
        GatewayClient ahead = gateway(Duration.ofMinutes(10));
        GatewayClient behind = gateway(Duration.ofDays(-2));
        assertThat(gateway.post(OF_AGENT, kim, COACH).status()).isEqualTo(200);

        // When
        Answered future = ahead.ask("POST", OF_AGENT, kim, COACH, Map.of("Idempotency-Key", "future-1"));
        Answered stale = behind.ask("POST", OF_AGENT, kim, COACH, Map.of("Idempotency-Key", "stale-1"));
        Answered message = ahead.post(OF_SESSION, kim, says("Hello."));
        Answered found = gateway.get("/api/v2/commands/future-1", kim);
        GatewayClient restarted = gateway("", PATIENCE, 1000, issuer.settings());
        Answered foundLater = restarted.get("/api/v2/commands/stale-1", kim);
        Answered another = restarted.get("/api/v2/commands/stale-1", supervisor("cc-dead", "sup-2"));
        Answered mended = gateway.ask("POST", OF_AGENT, kim, COACH, Map.of("Idempotency-Key", "future-1"));
        Answered foundMended = restarted.get("/api/v2/commands/future-1", kim);

        // Then
        assertThat(List.of(future.status(), stale.status(), message.status())).containsOnly(422);
        assertThat(List.of(future.statusCode(), stale.statusCode(), message.statusCode()))
                .containsOnly(10);
        assertThat(List.of(future.reason(), stale.reason(), message.reason()))
                .containsExactly("FUTURE", "STALE", "FUTURE");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json()).isEqualTo(future.json());
        assertThat(foundLater.json()).isEqualTo(stale.json());
        assertThat(another.reason()).isEqualTo("NO_SUCH_COMMAND");
        assertThat(mended.status()).as("it was never taken, so it can be now").isEqualTo(200);
        assertThat(foundMended.json()).isEqualTo(mended.json());
    }

    @Test
    void shouldNotPublishAMessageTwiceWhoseFateWasNotKnownInTime() throws Exception {
        // Given
        String kim = supervisor("cc-twice", "sup-1");
        GatewayClient silent = gateway("silent.", Duration.ofMillis(500), 1000, issuer.settings());
        Map<String, String> key = Map.of("Idempotency-Key", "m-1");

        // When
        Answered first = silent.ask("POST", OF_SESSION, kim, says("Hello."), key);
        Answered again = silent.ask("POST", OF_SESSION, kim, says("Hello."), key);
        Answered other = silent.ask("POST", OF_SESSION, kim, says("Something else."), key);

        // Then
        assertThat(first.reason()).isEqualTo("NO_REPLY");
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.reason()).isEqualTo("COMMAND_ID_REUSED");
        assertThat(cluster.committed("silent.sms-session-events").stream()
                        .map(record -> new String(record.value(), UTF_8))
                        .filter(value -> value.contains("\"cc-twice\"")))
                .hasSize(1);
    }

    @Test
    void shouldActOnceWhereKafkaWasAway() throws Exception {
        // Given
        String kim = supervisor("cc-away", "sup-1");
        GatewayClient impatient = gateway("", Duration.ofSeconds(1), 1000, issuer.settings());
        assertThat(impatient.post(OF_AGENT, kim, COACH).status()).isEqualTo(200);
        kafka.nodes().getFirst().pause();
        Answered away;
        try {
            // When
            away = impatient.ask("POST", OF_AGENT, kim, COACH, Map.of("Idempotency-Key", "away-1"));
        } finally {
            kafka.nodes().getFirst().resume();
        }
        Answered again = gateway.ask("POST", OF_AGENT, kim, COACH, Map.of("Idempotency-Key", "away-1"));

        // Then
        assertThat(away.status()).isEqualTo(503);
        assertThat(away.statusCode()).isEqualTo(9);
        assertThat(away.json().path("commandId").asText()).isEqualTo("away-1");
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void shouldCutOffWhoDoesNotReadAndLoseNothingForHim() throws Exception {
        // Given
        int count = 3000;
        String kim = supervisor("cc-slow", "sup-1");
        gateway.post(OF_AGENT, kim, COACH);
        List<String> ids = new ArrayList<>();
        String last;
        try (Socket slow = gateway.rawEvents(kim, 4096);
                EventReader reader = new EventReader(slow.getInputStream())) {
            reader.awaitBegin();

            // When
            publish(event("cc-slow", "s-1", "AgentAccepted", ",\"userId\":\"a-1\""));
            List<ProducerRecord<byte[], byte[]>> flood = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                flood.add(message("cc-slow", "s-1", "m-" + i, "{\"type\":\"Customer\"}", "x".repeat(3000)));
            }
            cluster.publish(flood);
            cluster.awaitAllTaken(APPLICATION, "");
            ids.addAll(messageIds(reader.rest()));
            last = reader.lastId();
        }

        // Then
        assertThat(ids).hasSizeLessThan(count);
        try (EventReader reader = gateway.events(kim, Map.of("Last-Event-ID", last))) {
            while (ids.size() < count) {
                ids.addAll(messageIds(reader.next(1)));
            }
        }
        assertThat(ids).doesNotHaveDuplicates().hasSize(count);
    }

    @Test
    void shouldKeepAThousandStreamsOpenAndNoMoreThanEightOfOneUser() throws Exception {
        // Given
        List<Socket> open = new ArrayList<>();
        try {
            List<EventReader> ofFirst = new ArrayList<>();
            for (int user = 0; user < 125; user++) {
                String token = supervisor("cc-many", "sup-" + user);
                for (int i = 0; i < STREAMS_PER_USER; i++) {
                    Socket socket = gateway.rawEvents(token, 4096);
                    open.add(socket);
                    EventReader reader = new EventReader(socket.getInputStream());
                    reader.awaitBegin();
                    if (user == 0) {
                        ofFirst.add(reader);
                    }
                }
            }
            String first = supervisor("cc-many", "sup-0");

            // When
            Answered oneMore = gateway.get("/api/v2/me/events", first);
            gateway.post(OF_AGENT, first, COACH);
            publish(event("cc-many", "s-1", "AgentAccepted", ",\"userId\":\"a-1\""));

            // Then
            assertThat(oneMore.status()).isEqualTo(429);
            for (EventReader reader : ofFirst) {
                assertThat(reader.next(1)).extracting(Event::type).containsExactly("Delivered");
            }
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    @Test
    void shouldEndAStreamWithItsToken() throws Exception {
        // Given
        String token = issuer.token("cc-short", "sup-1", "kim", List.of("supervisor"), Duration.ofSeconds(3));

        // When
        try (EventReader events = gateway.events(token, Map.of())) {
            // Then
            assertThat(events.rest()).isEmpty();
        }
    }

    @Test
    void shouldEndAStreamOfOverviewsWithItsToken() throws Exception {
        // Given
        String token = issuer.token("cc-short", "adm-1", "Ada", List.of("admin"), Duration.ofSeconds(4));

        // When
        try (EventReader events = gateway.events(OVERVIEWS, token, Map.of())) {
            // Then
            assertThat(events.rest()).isNotEmpty();
        }
    }

    @Test
    void shouldAnswerInJsonWhateverIsSent() throws Exception {
        String headers = "X-Filler: " + "x".repeat(20_000) + "\r\n";
        for (String head : List.of(
                "GET /api/v2/commands/..%2f..%2fme HTTP/1.1\r\n",
                "GET /api/v2/users/%2e%2e/%2e%2e/me HTTP/1.1\r\n",
                "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n",
                "GET /..;/api/v2/me/coaching HTTP/1.1\r\n",
                "GET /%00 HTTP/1.1\r\n",
                "GET /console/../../logback.xml HTTP/1.1\r\n",
                "GET / HTTP/1.1\r\n" + headers,
                "PUT /api/v2/me/coaching HTTP/1.1\r\n",
                "OPTIONS /api/v2/me/coaching HTTP/1.1\r\nOrigin: https://evil.example\r\n",
                "GET /logback.xml HTTP/1.1\r\n",
                "nonsense\r\n")) {
            // When
            String answer = gateway.raw(head);

            // Then
            assertThat(answer)
                    .as(head.substring(0, Math.min(60, head.length())))
                    .contains("HTTP/1.1 4", "\"statusCode\":")
                    .doesNotContain("<html", "Exception", "\tat ", "etty", "Access-Control-Allow", "appender");
        }
    }

    /** A byte now and then is no silence, and still it does not hold a connection for ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {"GET /api/v2/me HTTP/1.1\r\nX-Slow: |x", "|G", "|\r\n", "GET / HTTP/1.1\r\nHost: me\r\n\r\n|G"})
    void shouldNotWaitForSlowHeadersWithoutEnd(String sent) throws Exception {
        // Given
        String[] parts = sent.split("\\|", 2);
        long began = System.nanoTime();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(50);
            GatewayClient.write(socket, parts[0]);

            // When
            while (isOpen(socket)) {
                GatewayClient.write(socket, parts[1]);
            }
        } catch (SocketException e) {
            // It is closed on us while we write.
        }

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    }

    private static boolean isOpen(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException e) {
            return true;
        }
    }

    /** Of the ids in a path each is judged, and none leads elsewhere. */
    @Test
    void shouldTakeIdsOfThePathAsTheyAre() throws Exception {
        String kim = supervisor("cc-path", "sup-1");
        assertThat(gateway.post("/api/v2/users/%41@b:~.=+-_/channels/smssession", kim, COACH)
                        .status())
                .isEqualTo(200);
        assertThat(gateway.post("/api/v2/users/a%20b/channels/smssession", kim, COACH)
                        .reason())
                .isEqualTo("OUT_OF_RANGE");
        assertThat(gateway.post("/api/v2/users/" + "a".repeat(129) + "/channels/smssession", kim, COACH)
                        .reason())
                .isEqualTo("OUT_OF_RANGE");
        assertThat(gateway.post("/api/v2/users/sup-1/channels/smssession", kim, COACH)
                        .reason())
                .isEqualTo("SELF");
    }

    @Test
    void shouldTellTheCallerWhoHeIsAndWhichAgentsThereAre() throws Exception {
        // Given
        String kim = supervisor("cc-me", "sup-1");
        publish(event("cc-me", "s-1", "AgentAccepted", ",\"userId\":\"a-1\""));
        publish(event("cc-me", "s-2", "AgentInvited", ",\"userId\":\"a-2\""));

        // When
        JsonNode agents = agents(kim, 2);

        // Then
        assertThat(gateway.get(OF_SELF, kim).json().toString())
                .isEqualTo("{\"userId\":\"sup-1\",\"userName\":\"kim\",\"contactCenterId\":\"cc-me\","
                        + "\"roles\":[\"supervisor\"]}");
        assertThat(agents.findValuesAsText("userId")).containsExactly("a-1", "a-2");
        assertThat(agents.findValuesAsText("liveSessions")).containsExactly("1", "0");
        assertThat(agents(supervisor("cc-nobody", "sup-1"), 0)).isEmpty();
    }

    /** Sam accepted a session once, and coaches now. */
    @Test
    void shouldNotCallAnAgentWhoSupervisesNow() throws Exception {
        // Given
        String sam = supervisor("cc-once-agent", "sam");
        publish(event("cc-once-agent", "s-1", "AgentAccepted", ",\"userId\":\"sam\""));
        publish(event("cc-once-agent", "s-2", "AgentAccepted", ",\"userId\":\"a-1\""));
        assertThat(agents(sam, 2).findValuesAsText("userId")).containsExactly("a-1", "sam");
        gateway.post(OF_AGENT, sam, COACH);
        assertThat(agents(sam, 2)).as("in a session, he is one all the same").hasSize(2);

        // When
        publish(event("cc-once-agent", "s-1", "AgentLeft", ",\"userId\":\"sam\""));

        // Then
        assertThat(agents(sam, 1).findValuesAsText("userId")).containsExactly("a-1");
    }

    @Test
    void shouldSendTheConsoleOnlyWhereItHasChanged() throws Exception {
        for (String path : List.of("/", "/console.js", "/console.css")) {
            // When
            HttpResponse<String> first = gateway.page(path, "");
            String tag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = gateway.page(path, tag);
            HttpResponse<String> old = gateway.page(path, "\"another\"");

            // Then
            assertThat(first.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(again.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(old.body()).isEqualTo(first.body()).isNotEmpty();
        }
    }

    @Test
    void shouldSendAMessageOnceAndTellWhereItMayNot() throws Exception {
        // Given
        String kim = supervisor("cc-send", "sup-1");
        Map<String, String> key = Map.of("Idempotency-Key", "m-1");
        gateway.post(OF_AGENT, kim, COACH);
        publish(event("cc-send", "s-1", "AgentAccepted", ",\"userId\":\"a-1\""));
        cluster.awaitAllTaken(APPLICATION, "");
        Callable<Answered> send = () -> gateway.ask("POST", OF_SESSION, kim, says("Offer the refund."), key);

        // When
        Set<JsonNode> answers = new HashSet<>();
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Answered> each : many.invokeAll(Collections.nCopies(5, send))) {
                answers.add(each.get().json());
            }
        }
        answers.add(send.call().json());
        Answered other = gateway.ask("POST", OF_SESSION, kim, says("Something else."), key);
        Answered stranger = gateway.post(OF_SESSION, supervisor("cc-send", "sup-2"), says("Hello."));
        Answered elsewhere = gateway.post(OF_SESSION, supervisor("cc-sent", "sup-1"), says("Hello."));
        Answered agent = gateway.post(
                OF_SESSION, issuer.token("cc-send", "a-1", "Omar", List.of(), Duration.ofHours(1)), says("Hello."));
        Answered oversize = gateway.post(OF_SESSION, kim, says("x".repeat(10_001)));

        // Then
        assertThat(answers).extracting(JsonNode::toString).containsExactly("{\"statusCode\":0,\"messageId\":\"m-1\"}");
        assertThat(cluster.committed("sms-message-deliveries").stream()
                        .map(record -> new String(record.value(), UTF_8))
                        .filter(value -> value.contains("\"cc-send\"") && value.contains("\"m-1\"")))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains("\"visibility\":\"Agents\"");
        assertThat(other.reason()).isEqualTo("COMMAND_ID_REUSED");
        assertThat(stranger.status()).isEqualTo(409);
        assertThat(stranger.reason()).isEqualTo("NOT_ALLOWED");
        assertThat(elsewhere.status()).isEqualTo(409);
        assertThat(agent.status()).isEqualTo(403);
        assertThat(oversize.reason()).isEqualTo("OUT_OF_RANGE");
    }

    @Test
    void shouldSendNoMessagesWhereTheSmsPlatformDoes() throws Exception {
        // Given
        String kim = supervisor("cc-platform", "sup-1");
        GatewayClient without = gateway(
                "",
                settings(PATIENCE, 1000, GatewaySettings.EVENTS_BACK, false, InstantSource.system()),
                issuer.settings());

        // When
        Answered sent = without.post(OF_SESSION, kim, says("Hello."));
        Answered leave = without.post(OF_SESSION, kim, LEAVE);

        // Then
        assertThat(sent.status()).isEqualTo(404);
        assertThat(sent.reason()).isEqualTo("NO_SUCH_RESOURCE");
        assertThat(leave.reason()).as("of the same resource").isEqualTo("SESSION_NOT_FOUND");
        assertThat(cluster.committed("sms-session-events").stream()
                        .map(record -> new String(record.value(), UTF_8))
                        .filter(value -> value.contains("\"cc-platform\"")))
                .isEmpty();
    }

    @Test
    void shouldShowAdministratorsTheSystemAndNobodyElse() throws Exception {
        // Given
        String kim = supervisor("cc-look", "sup-1");
        String ada = admin("cc-look");
        publish(event("cc-look", "s-1", "AgentAccepted", ",\"userId\":\"a-1\""));
        publish(record(Topic.SMS_SESSION_EVENTS.defaultName(), "cc-look", "no event of anybody"));
        cluster.awaitAllTaken(APPLICATION, "");

        // When
        JsonNode overview;
        JsonNode elsewhere;
        try (EventReader events = gateway.events(OVERVIEWS, ada, Map.of());
                EventReader beside = gateway.events(OVERVIEWS, admin("cc-elsewhere"), Map.of())) {
            overview = settled(events);
            elsewhere =
                    new ObjectMapper().readTree(beside.next(2).getLast().data()).path("deadLetters");
            assertThat(samplers()).as("threads, for two who watch").hasSize(1);
        }
        for (Thread sampler : samplers()) {
            assertThat(sampler.join(PATIENCE)).as("over, as nobody watches").isTrue();
        }

        // Then
        assertThat(overview.path("topics").findValuesAsText("topic")).hasSize(Topic.values().length);
        assertThat(overview.path("topics").findValuesAsText("partitions")).containsOnly("2");
        assertThat(overview.path("group").path("id").asText()).isEqualTo(APPLICATION);
        assertThat(overview.path("group").path("state").asText()).isEqualTo("Stable");
        assertThat(overview.path("group").path("protocol").asText()).isEqualTo("classic");
        assertThat(overview.path("group").path("members").findValues("partitions"))
                .extracting(JsonNode::toString)
                .containsExactly("[0,1]");
        assertThat(overview.path("lag")).hasSize(4);
        assertThat(overview.path("deadLetters")
                        .path("latest")
                        .path(0)
                        .path("code")
                        .asText())
                .isEqualTo("MALFORMED");
        assertThat(overview.path("deadLetters")
                        .path("latest")
                        .path(0)
                        .path("position")
                        .asText())
                .matches("sms-session-events-[01]@[0-9]+");
        assertThat(overview.toString()).doesNotContain("no event of anybody");
        assertThat(elsewhere.path("records").asLong()).isPositive();
        assertThat(elsewhere.path("latest"))
                .as("what is another contact center's")
                .isEmpty();
        assertThat(gateway.get(OVERVIEWS, kim).reason()).isEqualTo("NO_PERMISSION");
    }

    @Test
    void shouldDrawSessionsOfTheOwnContactCenterForAdministratorsOnly() throws Exception {
        // Given
        String kim = supervisor("cc-draw", "sup-1");
        gateway.post(OF_AGENT, kim, COACH);
        publish(event("cc-draw", "s-1", "AgentAccepted", ",\"userId\":\"a-1\""));
        publish(message("cc-draw", "s-1", "m-1", "{\"type\":\"Customer\"}", "My secret."));
        cluster.awaitAllTaken(APPLICATION, "");

        // When
        HttpResponse<String> drawn = gateway.text(timelineOf("s-1"), admin("cc-draw"));
        Answered elsewhere = gateway.get(timelineOf("s-1"), admin("cc-nowhere"));
        Answered supervisor = gateway.get(timelineOf("s-1"), kim);
        Answered none = gateway.get(timelineOf("s%20x"), admin("cc-draw"));

        // Then
        assertThat(drawn.statusCode()).isEqualTo(200);
        assertThat(drawn.headers().firstValue("Content-Type")).contains("image/svg+xml");
        assertThat(drawn.body()).startsWith("<svg").contains("s-1", "sup-1").doesNotContain("My secret.");
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(elsewhere.reason()).isEqualTo("SESSION_NOT_FOUND");
        assertThat(supervisor.reason()).isEqualTo("NO_PERMISSION");
        assertThat(none.reason()).isEqualTo("OUT_OF_RANGE");
    }

    @Test
    void shouldProduceEveryStatusOfItsDescriptionAndNoOther() throws Exception {
        // Given
        String kim = supervisor("cc-all", "sup-1");
        String off = supervisor("cc-off", "sup-1");
        String noSupervisor = issuer.token("cc-all", "a-1", "Omar", List.of("agent"), Duration.ofHours(1));
        publish(record(
                "coach-commands",
                "cc-off",
                "{\"commandId\":\"off\",\"contactCenterId\":\"cc-off\",\"operationName\":\"UnassignFeatures\","
                        + "\"supervisor\":{\"userId\":\"adm\",\"roles\":[\"admin\"]},\"features\":[\"api-multimedia\"],"
                        + "\"issuedAt\":\"" + Instant.now() + "\"}"));
        publish(event("cc-all", "s-1", "AgentAccepted", ",\"userId\":\"a-1\""));
        cluster.awaitAllTaken(APPLICATION, "");
        GatewayClient silent = gateway("silent.", Duration.ofMillis(500), 1000, issuer.settings());
        GatewayClient strict = gateway("", PATIENCE, 1, issuer.settings());
        GatewayClient keyless = gateway("", PATIENCE, 1000, withKeysAt("http://127.0.0.1:1/"));
        Map<String, String> posts =
                Map.of(OF_AGENT, COACH, OF_SESSION_OF_AGENT, INTRUDE, OF_SESSION, LEAVE, OF_SELF, LOGOUT);

        // When
        assertThat(gateway.post(OF_AGENT, off, COACH).reason()).isEqualTo("FEATURE_OFF");
        assertThat(gateway.post(OF_AGENT, kim, "{\"operationName\":\"CancelSupervisorMonitoring\"}")
                        .reason())
                .isEqualTo("NO_SUBSCRIPTION");
        assertThat(gateway.post(OF_AGENT, kim, COACH).status()).isEqualTo(200);
        assertThat(gateway.post(OF_SESSION, kim, LEAVE).reason()).isEqualTo("NOT_PARTICIPATING");
        assertThat(gateway.post(OF_SESSION_OF_AGENT, kim, INTRUDE).status()).isEqualTo(200);
        assertThat(gateway.post(OF_SESSION_OF_AGENT, kim, INTRUDE).reason()).isEqualTo("ALREADY_PARTICIPATING");
        assertThat(gateway.post("/api/v2/users/a-1/smssessions/none", kim, INTRUDE)
                        .reason())
                .isEqualTo("SESSION_NOT_FOUND");
        assertThat(gateway.post("/api/v2/me/smssessions/none", kim, LEAVE).reason())
                .isEqualTo("SESSION_NOT_FOUND");
        assertThat(gateway.post(OF_SESSION, kim, LEAVE).status()).isEqualTo(200);
        assertThat(gateway.post(OF_SELF, kim, LOGOUT).status()).isEqualTo(200);
        assertThat(gateway.ask("DELETE", "/api/v2/me/session", kim, "", Map.of("Idempotency-Key", "out"))
                        .status())
                .isEqualTo(200);
        gateway.ask("DELETE", "/api/v2/me/session", kim, "", Map.of("Idempotency-Key", "no id"));
        gateway.ask("DELETE", "/api/v2/me/session", noSupervisor, "", Map.of());
        silent.ask("DELETE", "/api/v2/me/session", kim, "", Map.of());
        for (Map.Entry<String, String> post : posts.entrySet()) {
            assertThat(gateway.post(post.getKey(), noSupervisor, post.getValue())
                            .reason())
                    .isEqualTo("NO_PERMISSION");
            assertThat(gateway.post(post.getKey(), kim, "{").reason()).isEqualTo("MALFORMED");
            assertThat(gateway.post(post.getKey(), kim, "{}").reason()).isEqualTo("MISSING_PARAMETER");
            assertThat(gateway.post(post.getKey(), kim, "{\"operationName\":\"AssignFeatures\"}")
                            .reason())
                    .isEqualTo("UNKNOWN_OPERATION");
            assertThat(gateway.post(post.getKey(), kim, "{\"a\":\"" + "x".repeat(17_000) + "\"}")
                            .reason())
                    .isEqualTo("BODY_TOO_LARGE");
            assertThat(silent.post(post.getKey(), kim, post.getValue()).reason())
                    .isEqualTo("NO_REPLY");
            slowBody(post.getKey(), kim);
        }
        assertThat(gateway.get("/api/v2/commands/out", kim).status()).isEqualTo(200);
        gateway.get("/api/v2/commands/none", kim);
        gateway.get("/api/v2/commands/no%20id", kim);
        gateway.get("/api/v2/me/coaching", kim);
        gateway.get(OF_SELF, noSupervisor);
        agents(kim, 1);
        gateway.get("/api/v2/agents", noSupervisor);
        gateway.ask("GET", "/api/v2/me/events", kim, "", Map.of("Last-Event-ID", "mine"));
        gateway.events(kim, Map.of()).close();
        String ada = admin("cc-all");
        gateway.events(OVERVIEWS, ada, Map.of()).close();
        gateway.get(OVERVIEWS, kim);
        gateway.text(timelineOf("s-1"), ada);
        gateway.get(timelineOf("s-1"), kim);
        gateway.get(timelineOf("nowhere"), ada);
        gateway.get(timelineOf("no%20id"), ada);
        for (String operation : description.described().stream()
                .map(each -> each.substring(0, each.lastIndexOf(' ')))
                .distinct()
                .toList()) {
            String method = operation.split(" ", 2)[0];
            String path = operation.split(" ", 2)[1].replaceAll("\\{\\w+}", "x");
            assertThat(gateway.ask(method, path, "", "", Map.of()).statusCode()).isEqualTo(20);
            assertThat(keyless.ask(method, path, kim, "", Map.of()).reason()).isEqualTo("UNAVAILABLE");
            String hasty = supervisor("cc-all", "hasty-" + operation.hashCode());
            assertThat(askedUntilRefused(strict, method, path, hasty))
                    .as(operation)
                    .isPresent();
        }

        // Then
        assertThat(description.seen()).containsAll(description.described());
        assertThat(description.described()).containsAll(description.seen());
        assertThat(gateway.get("/openapi.json", "").json().path("openapi").asText())
                .isEqualTo("3.1.0");
    }

    /** When to come again. Some at once, since looking for an old answer may take longer than the next request must wait. */
    private static Optional<String> askedUntilRefused(GatewayClient client, String method, String path, String token)
            throws Exception {
        Callable<Answered> ask = () ->
                path.equals(EVENTS) ? client.beginning(path, token) : client.ask(method, path, token, "", Map.of());
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            while (true) {
                for (Future<Answered> each : many.invokeAll(Collections.nCopies(4, ask))) {
                    if (each.get().status() == 429) {
                        return each.get().headers().firstValue("Retry-After");
                    }
                }
            }
        }
    }

    private static String says(String text) {
        return "{\"operationName\":\"SendMessage\",\"text\":\"" + text + "\",\"visibility\":\"All\"}";
    }

    /** Once so many are read. */
    private static JsonNode agents(String token, int count) throws Exception {
        cluster.awaitAllTaken(APPLICATION, "");
        while (true) {
            Answered answered = gateway.get("/api/v2/agents", token);
            if (answered.status() == 200 && answered.json().path("agents").size() == count) {
                return answered.json().path("agents");
            }
        }
    }

    /** A byte now and then, until it is answered. */
    private static void slowBody(String path, String token) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(50);
            GatewayClient.write(
                    socket,
                    "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                            + "\r\nContent-Length: 10000\r\n\r\n");
            byte[] head = new byte[12];
            int read = 0;
            while (read < head.length) {
                try {
                    read += socket.getInputStream().read(head, read, head.length - read);
                } catch (SocketTimeoutException e) {
                    GatewayClient.write(socket, " ");
                }
            }
            description.saw("POST", path, Integer.parseInt(new String(head, 9, 3, UTF_8)));
        }
    }

    /** Once nothing is left to take, and its dead letter is there. */
    private static JsonNode settled(EventReader events) throws IOException {
        while (true) {
            JsonNode overview =
                    new ObjectMapper().readTree(events.next(1).getFirst().data());
            boolean taken =
                    overview.path("lag").findValuesAsText("records").stream().allMatch("0"::equals);
            if (taken && !overview.path("deadLetters").path("latest").isEmpty()) {
                return overview;
            }
        }
    }

    private static List<Thread> samplers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("gateway-overviews"))
                .toList();
    }

    private static String timelineOf(String session) {
        return "/api/v2/admin/smssessions/" + session + "/timeline.svg";
    }

    private static String admin(String contactCenter) {
        return issuer.token(contactCenter, "adm-1", "Ada", List.of("admin"), Duration.ofHours(1));
    }

    private static String supervisor(String contactCenter, String user) {
        return issuer.token(contactCenter, user, "kim", List.of("supervisor"), Duration.ofHours(1));
    }

    private static GatewayClient gateway(String prefix, Duration patience, int rate, TokenSettings tokens)
            throws Exception {
        return gateway(prefix, patience, rate, tokens, GatewaySettings.EVENTS_BACK);
    }

    /** Its clock goes wrong by so much. */
    private static GatewayClient gateway(Duration wrong) throws Exception {
        return gateway(
                "",
                PATIENCE,
                1000,
                issuer.settings(),
                GatewaySettings.EVENTS_BACK,
                InstantSource.offset(InstantSource.system(), wrong));
    }

    private static GatewayClient gateway(
            String prefix, Duration patience, int rate, TokenSettings tokens, Duration back) throws Exception {
        return gateway(prefix, patience, rate, tokens, back, InstantSource.system());
    }

    private static GatewayClient gateway(
            String prefix, Duration patience, int rate, TokenSettings tokens, Duration back, InstantSource clock)
            throws Exception {
        return gateway(prefix, settings(patience, rate, back, true, clock), tokens);
    }

    private static GatewaySettings settings(
            Duration patience, int rate, Duration back, boolean sends, InstantSource clock) {
        return new GatewaySettings(
                "127.0.0.1", 0, null, patience, Duration.ofMillis(300), rate, 2000, back, sends, clock);
    }

    private static GatewayClient gateway(String prefix, GatewaySettings settings, TokenSettings tokens)
            throws Exception {
        Gateway started = opened(new FrontDoor(settings, false, tokens)
                .open(new smscoach.cli.cluster.Cluster(settings(prefix)), APPLICATION, Rules.AS_SHIPPED));
        return new GatewayClient(http, started.port(), description);
    }

    private static TokenSettings withKeysAt(String url) {
        TokenSettings usual = issuer.settings();
        return new TokenSettings(
                usual.issuer(),
                usual.audience(),
                url,
                usual.claims(),
                usual.supervisorRole(),
                usual.adminRole(),
                usual.skew());
    }

    private static void publish(ProducerRecord<byte[], byte[]> record) throws Exception {
        cluster.publish(List.of(record));
    }

    private static ProducerRecord<byte[], byte[]> event(String center, String session, String type, String more) {
        return record(
                Topic.SMS_SESSION_EVENTS.defaultName(),
                center,
                "{\"eventId\":\"" + UUID.randomUUID() + "\",\"contactCenterId\":\"" + center
                        + "\",\"smssessionId\":\"" + session + "\",\"type\":\"" + type + "\"" + more
                        + ",\"occurredAt\":\"" + Instant.now() + "\"}");
    }

    private static ProducerRecord<byte[], byte[]> message(
            String center, String session, String id, String from, String text) {
        return event(
                center,
                session,
                "MessageSent",
                ",\"message\":{\"messageId\":\"" + id + "\",\"from\":" + from + ",\"text\":\"" + text + "\"}");
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, String value) {
        return new ProducerRecord<>(topic, key.getBytes(UTF_8), value.getBytes(UTF_8));
    }

    private static List<String> messageIds(List<Event> events) throws IOException {
        List<String> ids = new ArrayList<>();
        for (Event event : events) {
            if (event.type().equals("Message")) {
                ids.add(new ObjectMapper()
                        .readTree(event.data())
                        .path("messageId")
                        .asText());
            }
        }
        return ids;
    }

    private static long sequence(Event event) {
        try {
            return new ObjectMapper().readTree(event.data()).path("sequence").asLong();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static List<Long> upTo(long count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    private static <T extends AutoCloseable> T opened(T resource) {
        TO_CLOSE.add(resource);
        return resource;
    }

    private static Settings settings(String prefix) {
        return new Settings(
                kafka.bootstrapServers(),
                prefix,
                APPLICATION,
                folder.resolve("state"),
                1,
                0,
                "classic",
                Rules.AS_SHIPPED,
                Map.of());
    }
}
