package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import smscoach.broker.EmbeddedKafka;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Histories;
import smscoach.engine.InputRecord;
import smscoach.reference.HistoryGenerator;
import smscoach.stream.Cluster;
import smscoach.stream.CoachStreams;

/** What whoever is on call does to a real processor's topics: replay beside them, compare, send again, start over. */
@Timeout(180)
class OnCallIT {

    private static final int PARTITIONS = 2;

    private static EmbeddedKafka kafka;
    private static Cluster cluster;

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void start() {
        // Records of the histories are old: retention must not take them from topics with the contract's settings.
        kafka = EmbeddedKafka.builder()
                .property("log.initial.task.delay.ms", "3600000")
                .start();
        cluster = new Cluster(kafka.bootstrapServers());
    }

    @AfterAll
    static void close() {
        cluster.close();
        kafka.close();
    }

    @Test
    void shouldReplayIntoAShadowAcrossAKillAndSeeTheSameBytes() throws Exception {
        // Given
        cluster.createTopics("prod.", PARTITIONS);
        cluster.publish("prod.", histories(2_500));
        try (CoachStreams processor = processor("prod.", "prod-coach", "classic")) {
            assertThat(processor.awaitRunning(Duration.ofSeconds(60))).isTrue();
            cluster.awaitAllTaken("prod-coach", "prod.");
        }
        String[] replay = {
            "replay",
            "to",
            "--to-prefix",
            "shadow.",
            "--topic-prefix",
            "prod.",
            "--application-id",
            "prod-coach",
            "--transaction-inputs",
            "20",
            "--bootstrap-servers",
            kafka.bootstrapServers()
        };

        // When
        try (CoachProcess killed = CoachProcess.start(folder, replay)) {
            awaitDeadLetters("shadow.", 20, killed);
        }
        Run resumed = Run.of(replay);
        Run again = Run.of(replay);
        Run same = coach("prod.", "replay", "diff", "--right", "shadow.");

        // Then
        assertThat(resumed.err())
                .containsPattern("inputs, of which [1-9][0-9,]* were there already; [1-9][0-9,]* outputs written");
        assertThat(resumed.exitCode()).isZero();
        assertThat(again.err()).contains(" were there already; 0 outputs written");
        assertThat(same.out()).isEmpty();
        assertThat(same.err()).contains("all are the same").doesNotContain("not compared");
        assertThat(same.exitCode()).isZero();
        for (Topic topic : Topic.outputs()) {
            if (topic.policy() == Topic.Policy.DELETE) { // the shadow's others are compacted already
                assertThat(cluster.outputs("shadow.", topic))
                        .as(topic.defaultName())
                        .hasSameSizeAs(cluster.outputs("prod.", topic));
            }
        }

        // When
        ConsumerRecord<byte[], byte[]> last =
                cluster.committed("shadow.sms-message-deliveries").getLast();
        cluster.publish(List.of(new ProducerRecord<>(
                last.topic(), last.partition(), last.timestamp(), last.key(), last.value(), last.headers())));
        Run different = coach("prod.", "replay", "diff", "--right", "shadow.", "--json");

        // Then
        assertThat(different.exitCode()).isEqualTo(1);
        assertThat(different.lines())
                .singleElement()
                .asString()
                .startsWith("{\"topic\":\"sms-message-deliveries\",\"partition\":" + last.partition())
                .contains("\"left\":null,\"right\":{\"topic\":\"shadow.sms-message-deliveries\"");
    }

    @Test
    void shouldNotReplayIntoTopicsOfAProcessorOrOverWhatSomebodyElseWrote() throws Exception {
        // Given
        cluster.createTopics("one.", PARTITIONS);
        cluster.createTopics("two.", PARTITIONS);
        cluster.createTopics("three.", PARTITIONS);
        try (Admin admin = admin()) {
            admin.deleteTopics(List.of("three.coach-commands", "three.sms-session-events"))
                    .all()
                    .get();
        }
        cluster.publish(List.of(new ProducerRecord<>("three.coach-replies", "k".getBytes(UTF_8), "v".getBytes(UTF_8))));

        // When
        Run processors = coach("one.", "replay", "to", "--to-prefix", "two.");
        Run sloppy = coach("one.", "replay", "to", "--topic-prefix", "two.");
        Run elses = coach("one.", "replay", "to", "--to-prefix", "three.");

        // Then
        assertThat(processors.exitCode()).isEqualTo(2);
        assertThat(processors.err()).contains("the topics of 'two.' are those of a processor");
        assertThat(sloppy.exitCode()).isEqualTo(2);
        assertThat(sloppy.err()).contains("From one.coach-commands").contains("'two.' are those of a processor");
        assertThat(elses.exitCode()).isEqualTo(69);
        assertThat(elses.err()).contains("three.coach-replies holds records");
    }

    @Test
    void shouldShowDeadLettersAndTakeThemAgainThenStartOver() throws Exception {
        // Given
        cluster.createTopics("ops.", PARTITIONS);
        Instant now = Instant.now();
        Run.of(client("ops."), event("e-0", "s-0", "SessionCompleted", now), "send", "sms-session-events");
        int home = cluster.committed("ops.sms-session-events").getFirst().partition();
        int elsewhere = (home + 1) % PARTITIONS;
        publish("ops.", elsewhere, event("e-1", "s-1", "AgentAccepted", now));
        publish("ops.", home, event("e-2", "s-2", "AgentAbsent", now));
        publish("ops.", home, event("e-3", "s-3", "AgentAccepted", now.minus(Duration.ofDays(2))));
        String misplaced = "sms-session-events-" + elsewhere + "@0";
        Path state = folder.resolve("state").resolve("ops-coach");
        try (CoachStreams processor = processor("ops.", "ops-coach", "classic")) {
            assertThat(processor.awaitRunning(Duration.ofSeconds(60))).isTrue();
            cluster.awaitAllTaken("ops-coach", "ops.");

            // When
            Run overview = coach("ops.", "dead-letters");
            Run list = coach("ops.", "dead-letters", "list", "--code", "WRONG_PARTITION");
            Run shown = coach("ops.", "dead-letters", "show", "sms-session-events-" + home + "@1");
            Run useless = coach("ops.", "dead-letters", "retry", "--contact-center", "cc-1", "--dry-run");
            Run unasked = coach("ops.", "dead-letters", "retry", misplaced);
            Run retried = coach("ops.", "dead-letters", "retry", misplaced, "--yes");
            cluster.awaitAllTaken("ops-coach", "ops.");
            Run twice = coach("ops.", "dead-letters", "retry", misplaced, "--yes");
            cluster.awaitAllTaken("ops-coach", "ops.");
            Run running = coach("ops.", "reset", "--application-id", "ops-coach", "--yes");

            // Then
            assertThat(overview.out())
                    .containsPattern("1 +WRONG_PARTITION ")
                    .containsPattern("1 +MALFORMED ")
                    .containsPattern("1 +STALE ")
                    .contains("of cc-1");
            assertThat(list.lines()).singleElement().asString().contains(misplaced + "  cc-1  WRONG_PARTITION  ");
            assertThat(shown.out())
                    .contains("type = \"AgentAbsent\"")
                    .contains("\"eventId\" : \"e-2\"")
                    .contains("still there");
            assertThat(useless.err())
                    .contains("would be a dead letter again, MALFORMED: ")
                    .contains("would be a dead letter again, STALE: ")
                    .contains(misplaced + "  WRONG_PARTITION  would be taken: ")
                    .contains("2 of 3 are not sent (--force sends them).");
            assertThat(unasked.exitCode()).isEqualTo(2);
            assertThat(retried.lines()).singleElement().asString().startsWith("ops.sms-session-events-" + home + "@");
            assertThat(twice.err()).contains("would do nothing: its session has had this event (S9)");
            assertThat(cluster.outputs("ops.", Topic.COACH_DEAD_LETTERS)).hasSize(3);
            assertThat(running.exitCode()).isEqualTo(69);
            assertThat(running.err()).contains("ops-coach-").contains(" on /127.0.0.1");
        }

        // Given
        neighbour("ops-coach");
        String[] reset = {
            "reset",
            "--application-id",
            "ops-coach",
            "--state-dir",
            Objects.requireNonNull(state.getParent()).toString()
        };

        // When
        Run dry = coach("ops.", with(reset, "--dry-run"));
        Run unasked = coach("ops.", reset);
        long taken = cluster.offsets("ops-coach").values().stream()
                .mapToLong(position -> position.offset())
                .sum();
        boolean hadState = Files.exists(state);
        Run done = coach("ops.", with(reset, "--yes"));

        // Then
        assertThat(dry.exitCode()).isZero();
        assertThat(dry.err())
                .contains("ops.sms-session-events-" + home + ": from 5 back to 0")
                .contains("ops-coach-coaching-state-changelog is deleted")
                .contains(state + " is deleted");
        assertThat(unasked.exitCode()).isEqualTo(2);
        assertThat(taken).isEqualTo(6);
        assertThat(hadState).isTrue();
        assertThat(done.err()).contains("Done: ");
        assertThat(done.exitCode()).isZero();
        assertThat(cluster.offsets("ops-coach").values()).allMatch(position -> position.offset() == 0);
        assertThat(topics()).contains("ops-coach-too-coaching-state-changelog").doesNotContain(changelog("ops-coach"));
        assertThat(state).doesNotExist();

        // When
        try (CoachStreams processor = processor("ops.", "ops-coach", "classic")) {
            assertThat(processor.awaitRunning(Duration.ofSeconds(60))).isTrue();
            cluster.awaitAllTaken("ops-coach", "ops.");
        }

        // Then
        assertThat(cluster.outputs("ops.", Topic.COACH_DEAD_LETTERS)).hasSize(6);
    }

    @Test
    void shouldStartAGroupOfTheStreamsProtocolOverToo() throws Exception {
        // Given
        cluster.createTopics("st.", 1);
        publish("st.", 0, event("e-2", "s-2", "AgentAbsent", Instant.now()));
        try (CoachStreams processor = processor("st.", "st-coach", "streams")) {
            assertThat(processor.awaitRunning(Duration.ofSeconds(60))).isTrue();
            cluster.awaitAllTaken("st-coach", "st.");
        }
        neighbour("st-coach");

        // When
        Run done = coach("st.", "reset", "--application-id", "st-coach", "--state-dir", folder.toString(), "--yes");

        // Then
        assertThat(done.err()).contains("st-coach (streams), no members").contains("Done: ");
        assertThat(done.exitCode()).isZero();
        assertThat(cluster.offsets("st-coach").values()).allMatch(position -> position.offset() == 0);
        assertThat(topics()).contains("st-coach-too-coaching-state-changelog").doesNotContain(changelog("st-coach"));
    }

    private static List<InputRecord> histories(int count) {
        List<InputRecord> records = new ArrayList<>();
        for (long seed = 0; records.size() < count; seed++) {
            if (HistoryGenerator.settings(seed).partitions() != 0) {
                HistoryGenerator.generate(seed, 1_000).stream()
                        .map(Histories::record)
                        .filter(record -> record.partition() < PARTITIONS)
                        .forEach(records::add);
            }
        }
        return records;
    }

    private CoachStreams processor(String prefix, String application, String protocol) {
        return CoachStreams.start(
                new Settings(
                        kafka.bootstrapServers(),
                        prefix,
                        application,
                        folder.resolve("state"),
                        1,
                        0,
                        protocol,
                        Rules.AS_SHIPPED,
                        Map.of()),
                prefix.equals("st.") ? 1 : PARTITIONS);
    }

    private static void awaitDeadLetters(String prefix, int count, CoachProcess writer) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (!topics().contains(prefix + Topic.COACH_DEAD_LETTERS.defaultName())
                || cluster.outputs(prefix, Topic.COACH_DEAD_LETTERS).size() < count) {
            assertThat(System.nanoTime()).as(writer.output()).isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** What an application has whose name only begins as that one's. */
    private static void neighbour(String application) throws Exception {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(changelog(application + "-too"), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static String changelog(String application) {
        return Cluster.changelog(application);
    }

    private static void publish(String prefix, int partition, String event) throws Exception {
        cluster.publish(List.of(new ProducerRecord<>(
                prefix + "sms-session-events", partition, "cc-1".getBytes(UTF_8), event.getBytes(UTF_8))));
    }

    private static String event(String id, String session, String type, Instant time) {
        return "{\"eventId\":\"%s\",\"contactCenterId\":\"cc-1\",\"smssessionId\":\"%s\",\"type\":\"%s\",\"userId\":\"agent-1\",\"occurredAt\":\"%s\"}"
                .formatted(id, session, type, time);
    }

    private static Run coach(String prefix, String... args) {
        return Run.of(client(prefix), "", args);
    }

    private static Map<String, String> client(String prefix) {
        return Map.of("COACH_BOOTSTRAP_SERVERS", kafka.bootstrapServers(), "COACH_TOPIC_PREFIX", prefix);
    }

    private static String[] with(String[] args, String last) {
        return Stream.concat(Stream.of(args), Stream.of(last)).toArray(String[]::new);
    }

    private static Set<String> topics() throws Exception {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }
}
