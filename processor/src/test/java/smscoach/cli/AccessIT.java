package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.gateway.FrontDoor;
import smscoach.cli.run.Instance;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.gateway.http.Gateway;
import smscoach.gateway.http.GatewaySettings;
import smscoach.gateway.identity.LocalIssuer;
import smscoach.stream.Changelog;
import smscoach.topics.GuardedKafka;
import smscoach.topics.Right;
import smscoach.topics.Role;
import smscoach.torture.stage.Waiting;

/** With the rights of its role everybody can do his work, and with one less he is told which one. */
@Timeout(180)
class AccessIT {
    private static final String PREFIX = "acl.";
    private static final String PASSWORD = "right";

    @TempDir
    private static Path folder;

    private static GuardedKafka kafka;
    private static int users;

    @BeforeAll
    static void start() throws Exception {
        kafka = new GuardedKafka();
        kafka.makeTopics(PREFIX, 1);
    }

    @AfterAll
    static void close() {
        kafka.close();
    }

    static Stream<Arguments> rightsOfTheProcessor() {
        return Stream.of("classic", "streams")
                .flatMap(protocol ->
                        Role.PROCESSOR.rights(PREFIX, "NAME").stream().map(right -> Arguments.of(protocol, right)));
    }

    @ParameterizedTest
    @MethodSource("rightsOfTheProcessor")
    void shouldRefuseToStartWithoutOneOfItsRightsAndNameIt(String protocol, Right like) throws Exception {
        // Given
        var user = newUser();
        var missing = named(like, user);
        var rights = new ArrayList<>(Role.PROCESSOR.rights(PREFIX, user));
        assertThat(rights.remove(missing)).isTrue();
        kafka.grant(user, rights);

        // When
        var run = run(user, protocol);

        // Then
        assertThat(run.exitCode()).isEqualTo(73);
        assertThat(run.err())
                .startsWith("coach: On Kafka at " + kafka.guardedDoor() + " this principal lacks " + missing.operation()
                        + " on ")
                .contains(missing.name() + ". Grant it:\nkafka-acls.sh --bootstrap-server " + kafka.guardedDoor());
        assertThat(run.err().lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"READ", "WRITE"})
    void shouldRefuseToStartWithoutARightOnAChangelogThatIsThere(AclOperation operation) throws Exception {
        // Given
        var user = newUser();
        var settings = settings(user, "classic");
        kafka.admin().createTopics(List.of(Changelog.topic(settings, 1))).all().get();
        var rights = Role.PROCESSOR.rights(PREFIX, user).stream()
                .filter(right -> !(right.name().equals(Changelog.name(user)) && right.operation() == operation))
                .toList();
        kafka.grant(user, rights);

        // When
        var run = run(user, "classic");

        // Then
        assertThat(run.exitCode()).isEqualTo(73);
        assertThat(run.err()).contains("lacks " + operation + " on topic " + Changelog.name(user) + ". Grant it:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void shouldLetEverybodyDoHisWorkAndTheCustomersChannelNoMore(String protocol) throws Exception {
        // Given
        var prefix = protocol + ".";
        kafka.makeTopics(prefix, 2);
        var processor = newUser();
        kafka.grant(processor, Role.PROCESSOR.rights(prefix, processor));
        var tester = newUser(Role.TESTER, prefix);
        var platform = newUser(Role.SMS_PLATFORM, prefix);
        var channel = newUser(Role.CUSTOMER_CHANNEL, prefix);

        try (var ignored = Instance.start(settings(processor, protocol, prefix), false, 1, advice -> {})) {
            // When
            var coached = coach(tester, command(), prefix, "send", "coach-commands", "--wait=60");
            var sent = coach(
                    platform,
                    event("e-1", "\"type\":\"AgentAccepted\",\"userId\":\"sam\"")
                            + message("m-1", "User\",\"userId\":\"kim", "All", "whispered by the coach")
                            + message("m-2", "User\",\"userId\":\"sam", "Agents", "whispered back")
                            + message("m-3", "Customer", "All", "asked by himself")
                            + message("m-4", "User\",\"userId\":\"sam", "All", "for the customer"),
                    prefix,
                    "send",
                    "sms-session-events");
            var orphans = lookForTheDead(processor, protocol.equals("streams"));
            var seen = firstOn(channel, prefix + Topic.SMS_CUSTOMER_MESSAGES.defaultName());

            // Then
            assertThat(coached.err()).doesNotContain("coach:");
            assertThat(coached.exitCode()).isZero();
            assertThat(sent.exitCode()).as(sent.err()).isZero();
            assertThat(orphans).succeedsWithin(Duration.ofSeconds(30));
            assertThat(seen).singleElement().asString().contains("for the customer");
        }
        var others = Stream.concat(
                        Arrays.stream(Topic.values()).map(topic -> prefix + topic.defaultName()),
                        Stream.of(Changelog.name(processor)))
                .filter(topic -> !topic.endsWith(Topic.SMS_CUSTOMER_MESSAGES.defaultName()))
                .toList();
        assertThat(others)
                .hasSize(9)
                .allSatisfy(topic -> assertThatThrownBy(() -> firstOn(channel, topic))
                        .isInstanceOf(TopicAuthorizationException.class)
                        .hasMessageContaining(topic));
        assertThatThrownBy(() -> write(channel, prefix + Topic.SMS_CUSTOMER_MESSAGES.defaultName()))
                .hasRootCauseInstanceOf(AuthorizationException.class);
    }

    @Test
    void shouldNeedNoCreateOnceTheChangelogIsThere() throws Exception {
        // Given
        var user = newUser();
        var settings = settings(user, "classic");
        kafka.admin().createTopics(List.of(Changelog.topic(settings, 1))).all().get();
        kafka.grant(
                user,
                Role.PROCESSOR.rights(PREFIX, user).stream()
                        .filter(right -> right.operation() != AclOperation.CREATE)
                        .toList());

        // When
        try (var coach = Instance.start(settings, false, 1, advice -> {})) {

            // Then
            assertThat(coach.awaitRunning(Duration.ofSeconds(60))).isTrue();
        }
    }

    @Test
    void shouldLetAnAuditorLookAndAnAdministratorMake() throws Exception {
        // Given
        var prefix = "made.";
        var administrator = newUser(Role.ADMINISTRATOR, prefix);
        var auditor = newUser(Role.AUDITOR, prefix);
        var reader = newUser(Role.READER, prefix);

        // When
        var made = coach(administrator, "", prefix, "topics", "create", "--partitions", "2");
        var fixed = coach(administrator, "", prefix, "topics", "create", "--partitions", "2", "--fix");
        var checked = coach(auditor, "", prefix, "topics", "check");
        var described = coach(auditor, "", prefix, "topics", "describe");
        var read = coach(reader, "", prefix, "tail", "all", "--from-beginning", "--timeout", "1s");
        var forbidden = coach(auditor, "", prefix, "topics", "create", "--partitions", "2", "--topic-prefix", "not.");

        // Then
        assertThat(List.of(made, fixed, checked, described, read))
                .allSatisfy(run -> assertThat(run.exitCode()).as(run.err()).isZero());
        assertThat(checked.err()).doesNotContain("was not checked");
        assertThat(forbidden.exitCode()).isEqualTo(73);
        assertThat(forbidden.err()).contains("Grant it DESCRIBE there");
    }

    static Stream<Arguments> rightsOfWhoeverIsOnCall() {
        return Stream.of(
                        Map.entry("dead-letters retry --code STALE --yes", Role.RETRIER),
                        Map.entry("reset --application-id NAME --yes", Role.RESETTER),
                        Map.entry("replay to --application-id NAME --to-prefix " + Role.SHADOW, Role.REPLAYER))
                .flatMap(each -> each.getValue().rights(PREFIX, "NAME").stream()
                        // Of topics that are alike, one of each kind; of those that do not exist yet, it asks once they
                        // do.
                        .filter(right ->
                                !right.name().matches(".*(session|replies|sub|customer|deliv|shadow.coach-d).*"))
                        .map(right -> Arguments.of(each.getKey(), each.getValue(), right)));
    }

    @ParameterizedTest
    @MethodSource("rightsOfWhoeverIsOnCall")
    void shouldRefuseToBeginWithoutOneOfItsRights(String command, Role role, Right like) throws Exception {
        // Given
        var user = newUser();
        var missing = named(like, user);
        var rights = new ArrayList<>(role.rights(PREFIX, user));
        assertThat(rights.remove(missing)).isTrue();
        kafka.grant(user, rights);

        // When
        var run = coach(user, "", PREFIX, command.replace("NAME", user).split(" "));

        // Then
        assertThat(run.exitCode()).as(run.err()).isEqualTo(73);
        assertThat(run.err())
                .contains("this principal lacks " + missing.operation() + " on ")
                .contains(missing.name() + ". Grant it:\nkafka-acls.sh --bootstrap-server " + kafka.guardedDoor());
    }

    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void shouldLetWhoeverIsOnCallDoHisWork(String protocol) throws Exception {
        // Given
        var prefix = protocol + "-call.";
        kafka.makeTopics(prefix, 1);
        var processor = newUser();
        kafka.grant(processor, Role.PROCESSOR.rights(prefix, processor));
        var tester = newUser(Role.TESTER, prefix);
        try (var ignored = Instance.start(settings(processor, protocol, prefix), false, 1, advice -> {})) {
            var sent = coach(tester, command(), prefix, "send", "coach-commands", "--wait=60");
            assertThat(sent.exitCode()).as(sent.err()).isZero();
            var bad = coach(tester, "", prefix, "send", "coach-commands", "--force", "--json", "{}");
            assertThat(bad.exitCode()).as(bad.err()).isZero();
            var after = command().replace("c-1", "c-2");
            assertThat(coach(tester, after, prefix, "send", "coach-commands", "--wait=60")
                            .exitCode())
                    .isZero();
        }
        var retrier = newUser(Role.RETRIER, prefix);
        var replayer = newUser();
        kafka.grant(replayer, Role.ofReplayer(prefix, processor, prefix + Role.SHADOW));
        var resetter = newUser();
        kafka.grant(resetter, Role.RESETTER.rights(prefix, processor));

        // When
        var retried = coach(retrier, "", prefix, "dead-letters", "retry", "--code", "MALFORMED", "--force", "--yes");
        var replayed = coach(
                replayer,
                "",
                prefix,
                "replay",
                "to",
                "--to-prefix",
                prefix + Role.SHADOW,
                "--application-id",
                processor);
        var reset = coach(
                resetter,
                "",
                prefix,
                "reset",
                "--yes",
                "--application-id",
                processor,
                "--state-dir",
                folder.resolve(processor).toString());

        // Then
        assertThat(retried.exitCode()).as(retried.err()).isZero();
        assertThat(retried.lines()).hasSize(1);
        assertThat(replayed.exitCode()).as(replayed.err()).isZero();
        assertThat(replayed.err()).contains("3 inputs, of which 0 were there already");
        assertThat(reset.exitCode()).as(reset.err()).isZero();
        assertThat(reset.err()).contains("Done: ");
    }

    @Test
    void shouldLetTheGatewayDoAllThatItsRolesAllow() throws Exception {
        // Given
        var prefix = "gate.";
        kafka.makeTopics(prefix, 1);
        var processor = newUser();
        kafka.grant(processor, Role.PROCESSOR.rights(prefix, processor));
        var all = newUser();
        kafka.grant(all, Role.COACH_GATEWAY.rights(prefix, processor));
        var least = newUser(Role.GATEWAY, prefix);
        kafka.grant(least, Role.DESKTOP.rights(prefix, least));
        var issuer = LocalIssuer.in(folder.resolve("issuer"));
        var supervisor = issuer.token("cc-1", "kim", "Kim", List.of("supervisor"), Duration.ofHours(1));
        var admin = issuer.token("cc-1", "ada", "Ada", List.of("admin"), Duration.ofHours(1));

        try (var ignored = Instance.start(settings(processor, "classic", prefix), false, 1, advice -> {});
                var full = gateway(all, prefix, processor, issuer);
                var bare = gateway(least, prefix, processor, issuer)) {
            for (var gateway : List.of(full, bare)) {
                // When
                var coached = ask(gateway, "POST", "/api/v2/users/sam/channels/smssession", supervisor);

                // Then
                assertThat(coached).isEqualTo(200);
            }
            Waiting.require(
                    Duration.ofSeconds(60),
                    "agents are not told",
                    () -> ask(full, "GET", "/api/v2/agents", supervisor) == 200);
            assertThat(ask(full, "GET", "/api/v2/admin/events", admin)).isEqualTo(200);
            assertThat(ask(bare, "GET", "/api/v2/agents", supervisor)).isEqualTo(503);
            assertThat(ask(bare, "GET", "/api/v2/admin/events", admin)).isEqualTo(503);
        }
    }

    private static Gateway gateway(String user, String prefix, String application, LocalIssuer issuer)
            throws Exception {
        return new FrontDoor(GatewaySettings.onThisMachine(0), false, issuer.settings())
                .open(new Cluster(settings(user, "classic", prefix)), application, Rules.AS_SHIPPED);
    }

    private static int ask(Gateway gateway, String method, String path, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path))
                .header("Authorization", "Bearer " + token)
                .method(
                        method,
                        method.equals("POST")
                                ? HttpRequest.BodyPublishers.ofString("{\"operationName\":\"Coach\"}")
                                : HttpRequest.BodyPublishers.noBody())
                .build();
        var client = HttpClient.newHttpClient();
        try {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return answer.statusCode();
        } finally {
            client.shutdownNow();
        }
    }

    @Test
    void shouldKeepEverybodyOutOfGroupsThatAreNotHis() throws Exception {
        // Given
        var reader = newUser(Role.READER, PREFIX);

        // Then
        assertThatThrownBy(() -> firstOn(reader, PREFIX + Topic.COACH_REPLIES.defaultName()))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    private static String command() {
        return ("{\"commandId\":\"c-1\",\"contactCenterId\":\"cc-1\",\"operationName\":\"Coach\","
                        + "\"supervisor\":{\"userId\":\"kim\",\"roles\":[\"supervisor\"]},\"userId\":\"sam\","
                        + "\"issuedAt\":\"%s\"}")
                .formatted(now());
    }

    private static String event(String id, String rest) {
        return "{\"eventId\":\"%s\",\"contactCenterId\":\"cc-1\",\"smssessionId\":\"s-1\",%s,\"occurredAt\":\"%s\"}\n"
                .formatted(id, rest, now());
    }

    private static String message(String id, String author, String visibility, String text) {
        return event(
                "e-" + id,
                "\"type\":\"MessageSent\",\"message\":{\"messageId\":\"%s\",\"from\":{\"type\":\"%s\"},\"visibility\":\"%s\",\"text\":\"%s\"}"
                        .formatted(id, author, visibility, text));
    }

    private static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    /** The whole program, which ends by itself where it refuses. */
    private static Run run(String user, String protocol) throws Exception {
        return coach(
                user,
                "",
                PREFIX,
                "run",
                "--no-http",
                "--application-id",
                user,
                "--group-protocol",
                protocol,
                "--state-dir",
                folder.resolve(user).toString());
    }

    private static Run coach(String user, String in, String prefix, String... arguments) throws Exception {
        var file = folder.resolve(user + ".properties");
        var properties = new Properties();
        properties.putAll(kafka.logIn(user, PASSWORD));
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        var environment = Map.of(
                "COACH_BOOTSTRAP_SERVERS", kafka.guardedDoor(),
                "COACH_TOPIC_PREFIX", prefix,
                "COACH_KAFKA_CONFIG", file.toString());
        return Run.of(environment, in, arguments);
    }

    private static Settings settings(String user, String protocol) {
        return settings(user, protocol, PREFIX);
    }

    private static Settings settings(String user, String protocol, String prefix) {
        return new Settings(
                kafka.guardedDoor(),
                prefix,
                user,
                folder.resolve(user),
                1,
                0,
                protocol,
                Rules.AS_SHIPPED,
                kafka.logIn(user, PASSWORD));
    }

    /** What a poll gives, as a member of the group of the same name. */
    private static List<String> firstOn(String user, String topic) {
        Map<String, Object> config = new HashMap<>(kafka.logIn(user, PASSWORD));
        config.put("bootstrap.servers", kafka.guardedDoor());
        config.put("group.id", user);
        config.put("isolation.level", "read_committed");
        config.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var values = new ArrayList<String>();
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.isEmpty() && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    /** The questions by which an instance finds and aborts the transactions of those that are gone. */
    private static CompletableFuture<Void> lookForTheDead(String user, boolean streamsProtocol) {
        return CompletableFuture.runAsync(() -> {
            Map<String, Object> config = new HashMap<>(kafka.logIn(user, PASSWORD));
            config.put("bootstrap.servers", kafka.guardedDoor());
            try (var admin = Admin.create(config)) {
                var group = List.of(user);
                assertThat(admin.listTransactions().all().get()).isNotEmpty();
                if (streamsProtocol) {
                    assertThat(admin.describeStreamsGroups(group).all().get()).containsOnlyKeys(user);
                } else {
                    assertThat(admin.describeConsumerGroups(group).all().get()).containsOnlyKeys(user);
                }
                admin.fenceProducers(List.of(user + "-gone")).all().get();
            } catch (ExecutionException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    private static void write(String user, String topic) throws Exception {
        Map<String, Object> config = new HashMap<>(kafka.logIn(user, PASSWORD));
        config.put("bootstrap.servers", kafka.guardedDoor());
        try (var producer = new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", "value")).get();
        }
    }

    private static String newUser(Role role, String prefix) throws Exception {
        var user = newUser();
        kafka.grant(user, role.rights(prefix, user));
        return user;
    }

    /** No name is the beginning of another. */
    private static String newUser() throws Exception {
        var user = "user-%03d".formatted(++users);
        kafka.addUser(user, PASSWORD);
        return user;
    }

    private static Right named(Right like, String name) {
        return new Right(
                like.operation(), like.type(), like.pattern(), like.name().replace("NAME", name));
    }
}
