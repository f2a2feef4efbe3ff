package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.broker.SharedKafka;
import smscoach.cli.base.Web;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.ops.OpenApi;
import smscoach.ops.Ops;
import smscoach.ops.metrics.Series;
import smscoach.stream.Cluster;
import smscoach.stream.CoachStreams;
import smscoach.torture.stage.Waiting;

/** Two instances on a broker, asked by HTTP and by the commands that do so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpsIT {

    private static final String APPLICATION = "ops";
    private static final int PARTITIONS = 4;
    private static final int CONTACT_CENTERS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ROW = Pattern.compile(
            "^\\| `([a-z_]+)` \\| (counter|gauge|histogram|summary) \\| ([^|]+) \\|", Pattern.MULTILINE);

    @TempDir
    private static Path folder = Path.of("");

    private final SharedKafka kafka = SharedKafka.start();
    private final Cluster cluster = new Cluster(kafka.bootstrapServers());
    private Instance one;
    private Instance other;

    private record Instance(Ops ops, CoachStreams coach) implements AutoCloseable {

        static Instance start(String servers, String name) {
            Ops ops = Ops.start("127.0.0.1", 0, "");
            Settings settings = new Settings(
                            servers,
                            "",
                            APPLICATION,
                            folder.resolve(name),
                            1,
                            1,
                            "classic",
                            Rules.AS_SHIPPED,
                            Map.of("probing.rebalance.interval.ms", "60000"))
                    .withClientSetting("application.server", "127.0.0.1:" + ops.port());
            CoachStreams coach = CoachStreams.start(settings, PARTITIONS, ops.meter());
            ops.follow(coach);
            return new Instance(ops, coach);
        }

        String url(String path) {
            return "http://127.0.0.1:" + ops.port() + path;
        }

        Web.Answer get(String path) throws Exception {
            return Web.get(URI.create(url(path)));
        }

        JsonNode json(String path) throws Exception {
            return JSON.readTree(get(path).body());
        }

        Series metrics() throws Exception {
            return Series.of(get("/metrics").body());
        }

        boolean isReady() throws Exception {
            return get("/health/ready").status() == 200;
        }

        @Override
        public void close() {
            coach.close();
            ops.close();
        }
    }

    @BeforeAll
    void start() throws Exception {
        cluster.createTopics("", PARTITIONS);
        one = Instance.start(kafka.bootstrapServers(), "one");
        await("the first is ready", one::isReady);
        other = Instance.start(kafka.bootstrapServers(), "other");
        for (int i = 0; i < CONTACT_CENTERS; i++) {
            cluster.publish(List.of(command("cc-" + i, "c-1", "agent-1"), command("cc-" + i, "c-2", "agent-2")));
        }
        cluster.awaitAllTaken(APPLICATION, "");
        for (int i = 0; i < CONTACT_CENTERS; i++) {
            cluster.publish(List.of(accept("cc-" + i, "e-1"), accept("cc-" + i, "e-1"), malformed("cc-" + i)));
        }
        cluster.awaitAllTaken(APPLICATION, "");
        await("both share the work", () -> one.isReady() && other.isReady() && tasks(one) > 0 && tasks(other) > 0);
        await("each has copies of the other's", () -> copies(one) > 0 && copies(other) > 0);
    }

    @AfterAll
    void stop() {
        other.close();
        one.close();
        cluster.close();
        kafka.close();
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"/health/live", "/health/ready", "/health/started"})
    void shouldBeHealthy(String path) throws Exception {
        // When
        Web.Answer answer = one.get(path);
        Run command = Run.of("health", "--url", one.url(path));

        // Then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(document().problems(path, 200, answer.body())).isEmpty();
        assertThat(command.exitCode()).isZero();
        assertThat(command.err()).startsWith("Healthy: it ").endsWith(" (RUNNING).\n");
    }

    @Test
    @Order(1)
    void shouldNotBeHealthyWhereNobodyListens() {
        // When
        Run command = Run.of("health", "--url", "http://127.0.0.1:1");

        // Then
        assertThat(command.exitCode()).isEqualTo(1);
        assertThat(command.err()).startsWith("Not healthy: nobody answers at http://127.0.0.1:1/health/live: ");
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource({
        "/agents/agent-1/subscriptions, subscriptions, 1",
        "/supervisors/sup-1/agents, agents, 2",
        "/supervisors/sup-1/sessions, sessions, 1",
        "/sessions/s-1, supervisors, 1",
        "/features, features, 1",
        "/agents/nobody/subscriptions, subscriptions, 0",
        "/sessions/never, supervisors, 0",
    })
    void shouldAnswerForAllContactCentersWhoeverIsAsked(String question, String field, int count) throws Exception {
        Set<Integer> partitions = new TreeSet<>();
        for (int i = 0; i < CONTACT_CENTERS; i++) {
            // When
            String path = "/state/v1/contact-centers/cc-" + i + question;
            Web.Answer first = one.get(path);
            Web.Answer second = other.get(path);

            // Then
            assertThat(first.status()).as(first.body()).isEqualTo(200);
            assertThat(second).isEqualTo(first);
            assertThat(document().problems(path, 200, first.body())).isEmpty();
            JsonNode answer = JSON.readTree(first.body());
            assertThat(answer.path(field)).hasSize(count);
            assertThat(answer.path("asOf").path("stale").asBoolean()).isFalse();
            assertThat(answer.path("asOf").path("offsets").fieldNames())
                    .toIterable()
                    .containsExactly("coach-commands", "sms-session-events");
            partitions.add(answer.path("asOf").path("partition").asInt());
        }
        assertThat(partitions).hasSizeGreaterThan(1);
    }

    @Test
    @Order(1)
    void shouldGiveLongAnswersInPages() throws Exception {
        // Given
        String path = "/state/v1/contact-centers/cc-0/supervisors/sup-1/agents?limit=1";

        // When
        JsonNode first = one.json(path);
        JsonNode second = one.json(path + "&cursor=" + first.path("nextCursor").asText());

        // Then
        assertThat(first.path("agents").toString()).isEqualTo("[\"agent-1\"]");
        assertThat(second.path("agents").toString()).isEqualTo("[\"agent-2\"]");
        assertThat(second.has("nextCursor")).isFalse();
    }

    @ParameterizedTest
    @Order(1)
    @CsvSource({
        "/state/v1/contact-centers/c%20c/features, 400",
        "/state/v1/contact-centers/cc-0/supervisors/sup-1/agents?limit=1001, 400",
        "/state/v1/contact-centers/cc-0/supervisors/sup-1/agents?cursor=-1, 400",
        "/state/v1/contact-centers/cc-0, 404",
        "/state/v2, 404",
    })
    void shouldSayWhatIsWrongWithAQuestion(String path, int status) throws Exception {
        // When
        Web.Answer answer = one.get(path);

        // Then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(JSON.readTree(answer.body()).path("error").asText()).isNotBlank();
    }

    @Test
    @Order(1)
    void shouldAnswerFromACopyWhereThatWillDo() throws Exception {
        await("a copy answers", () -> {
            for (Instance asked : List.of(one, other)) { // one of them processes cc-0, the other has the copy
                JsonNode answer = asked.json("/state/v1/contact-centers/cc-0/features?stale=true");
                if (answer.path("asOf").path("stale").asBoolean()) {
                    return true;
                }
            }
            return false;
        });
    }

    @Test
    @Order(1)
    void shouldServeWhatItsDocumentDescribes() throws Exception {
        // Given
        OpenApi document = document();

        // Then
        for (String path : document.paths()) {
            String real = path.replaceAll("\\{[A-Za-z]+}", "x");
            assertThat(one.get(real).status()).as(real).isEqualTo(200);
        }
        assertThat(document.paths()).hasSize(10);
    }

    @Test
    @Order(1)
    void shouldMeasureWhatTheDocumentsTableSaysAndNothingElse() throws Exception {
        // Given
        Map<String, String> types = new TreeMap<>();
        Map<String, Set<String>> labels = new TreeMap<>();
        for (MatchResult row : ROW.matcher(Files.readString(Path.of("../docs/operations.md")))
                .results()
                .toList()) {
            types.put(row.group(1), row.group(2));
            labels.put(
                    row.group(1),
                    Pattern.compile("`(\\w+)`")
                            .matcher(row.group(3))
                            .results()
                            .map(label -> label.group(1))
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        // When
        Series found = one.metrics();

        // Then
        assertThat(found.types()).isEqualTo(types);
        types.keySet().forEach(name -> assertThat(found.labels(name)).as(name).isEqualTo(labels.get(name)));
    }

    @Test
    @Order(1)
    void shouldCountWhatIsCommitted() {
        await("all is counted", () -> sum("smscoach_records_taken_total") == 5 * CONTACT_CENTERS);
        assertThat(both("smscoach_deliveries_total{cause=\"accept\"}")).isEqualTo(CONTACT_CENTERS);
        assertThat(both("smscoach_accept_to_delivery_seconds_count")).isEqualTo(CONTACT_CENTERS);
        assertThat(both("smscoach_replies_total{status_code=\"0\",status_reason=\"none\"}"))
                .isEqualTo(2 * CONTACT_CENTERS);
        assertThat(both("smscoach_duplicates_total{kind=\"event\"}")).isEqualTo(CONTACT_CENTERS);
        assertThat(both("smscoach_dead_letters_total{code=\"MALFORMED\"}")).isEqualTo(CONTACT_CENTERS);
        assertThat(sum("smscoach_live_sessions")).isEqualTo(CONTACT_CENTERS);
        assertThat(sum("smscoach_active_subscriptions")).isEqualTo(2 * CONTACT_CENTERS);
        assertThat(both("smscoach_stream_state{state=\"RUNNING\"}")).isEqualTo(2);
        assertThat(sum("smscoach_input_lag_records")).isZero();
    }

    @Test
    @Order(1)
    void shouldShowTheStateOnTheCommandLine() throws Exception {
        // When
        Run table = Run.of(
                "state", "subscriptions", "--contact-center", "cc-3", "--agent", "agent-1", "--url", one.url(""));
        Run json = Run.of(
                "state", "session", "--contact-center", "cc-3", "--session", "s-1", "--json", "--url", other.url("/"));
        Run nobody = Run.of("state", "features", "--contact-center", "cc-3", "--url", "http://127.0.0.1:1");
        Run wrong = Run.of("state", "features", "--contact-center", "c c", "--url", one.url(""));

        // Then
        assertThat(table.lines().getFirst()).startsWith("subscriptionId  agentId  supervisorId");
        assertThat(table.lines().getLast()).startsWith("c-1             agent-1  sup-1");
        assertThat(table.err())
                .matches("1 found; as of coach-commands-\\d+@\\d+ and sms-session-events-\\d+@\\d+\\.\n");
        assertThat(JSON.readTree(json.out()).path("status").asText()).isEqualTo("Live");
        assertThat(nobody.exitCode()).isEqualTo(69);
        assertThat(nobody.err()).startsWith("coach: No instance answers at 127.0.0.1:1: ");
        assertThat(wrong.exitCode()).isEqualTo(2);
    }

    @Test
    @Order(2)
    void shouldKnowTheSizeOfTheStateRightAfterARestart() throws Exception {
        // When
        other.close();
        await("one has all of it", () -> tasks(one) == PARTITIONS && one.isReady());

        // Then
        await("it is counted", () -> one.metrics().sum("smscoach_live_sessions") == CONTACT_CENTERS);
        assertThat(one.metrics().sum("smscoach_active_subscriptions")).isEqualTo(2 * CONTACT_CENTERS);

        // When
        one.close();
        one = Instance.start(kafka.bootstrapServers(), "one");
        await("it is ready", one::isReady);

        // Then
        for (int i = 0; i < CONTACT_CENTERS; i++) {
            JsonNode asOf =
                    one.json("/state/v1/contact-centers/cc-" + i + "/features").path("asOf");
            assertThat(asOf.path("offsets").fieldNames())
                    .as("of what it took before it was restarted: %s", asOf)
                    .toIterable()
                    .containsExactly("coach-commands", "sms-session-events");
        }
        Series anew = one.metrics();
        assertThat(anew.sum("smscoach_live_sessions")).isEqualTo(CONTACT_CENTERS);
        assertThat(anew.sum("smscoach_active_subscriptions")).isEqualTo(2 * CONTACT_CENTERS);
        assertThat(anew.sum("smscoach_records_taken_total")).isZero();
        assertThat(one.json("/state/v1/contact-centers/cc-1/sessions/s-1")
                        .path("status")
                        .asText())
                .isEqualTo("Live");
    }

    private OpenApi document() throws Exception {
        return OpenApi.of(one.get("/openapi.json").body());
    }

    /** That are there and not behind. */
    private static long copies(Instance instance) throws Exception {
        Series metrics = instance.metrics();
        long known = metrics.values().entrySet().stream()
                .filter(each -> each.getKey().startsWith("smscoach_copy_lag_records{") && each.getValue() == 0)
                .count();
        return known == metrics.value("smscoach_tasks{kind=\"standby\"}") ? known : 0;
    }

    private static double tasks(Instance instance) throws Exception {
        return instance.metrics().value("smscoach_tasks{kind=\"active\"}");
    }

    private double both(String series) {
        return IntStream.range(0, 2)
                .mapToDouble(i -> metrics(i == 0 ? one : other).value(series))
                .sum();
    }

    private double sum(String name) {
        return metrics(one).sum(name) + metrics(other).sum(name);
    }

    private static Series metrics(Instance instance) {
        try {
            return instance.metrics();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void await(String what, Callable<Boolean> condition) {
        try {
            Waiting.require(PATIENCE, what + ": it does not come", condition);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static ProducerRecord<byte[], byte[]> command(String contactCenter, String id, String agent) {
        return record(
                Topic.COACH_COMMANDS,
                contactCenter,
                "{\"commandId\":\"" + id + "\",\"contactCenterId\":\"" + contactCenter
                        + "\",\"operationName\":\"Coach\",\"supervisor\":{\"userId\":\"sup-1\",\"roles\":[\"supervisor\"]},"
                        + "\"userId\":\"" + agent + "\",\"issuedAt\":\"" + Instant.now() + "\"}");
    }

    private static ProducerRecord<byte[], byte[]> accept(String contactCenter, String id) {
        return record(
                Topic.SMS_SESSION_EVENTS,
                contactCenter,
                "{\"eventId\":\"" + id + "\",\"contactCenterId\":\"" + contactCenter
                        + "\",\"smssessionId\":\"s-1\",\"type\":\"AgentAccepted\",\"userId\":\"agent-1\",\"occurredAt\":\""
                        + Instant.now() + "\"}");
    }

    private static ProducerRecord<byte[], byte[]> malformed(String contactCenter) {
        return record(Topic.SMS_SESSION_EVENTS, contactCenter, "no JSON");
    }

    private static ProducerRecord<byte[], byte[]> record(Topic topic, String key, String value) {
        return new ProducerRecord<>(topic.defaultName(), key.getBytes(UTF_8), value.getBytes(UTF_8));
    }
}
