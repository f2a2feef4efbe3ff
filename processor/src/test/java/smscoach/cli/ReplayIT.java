package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import smscoach.broker.SharedKafka;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.stream.Cluster;
import smscoach.stream.CoachStreams;
import smscoach.stream.Vectors;

/** What a real processor made of the story, taken again; the last test spoils it. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayIT {

    private static final String PREFIX = "story.";

    @TempDir
    private static Path folder;

    private static SharedKafka kafka;
    private static Cluster cluster;

    @BeforeAll
    static void runTheStory() throws Exception {
        kafka = SharedKafka.start();
        cluster = new Cluster(kafka.bootstrapServers());
        cluster.createTopics(PREFIX, 1);
        cluster.publish(PREFIX, Vectors.inputs("story"));
        Settings settings = new Settings(
                kafka.bootstrapServers(),
                PREFIX,
                "sms-coach",
                folder.resolve("state"),
                1,
                0,
                "classic",
                Rules.AS_SHIPPED,
                Map.of());
        try (CoachStreams ignored = CoachStreams.start(settings, 1)) {
            cluster.awaitAllTaken("sms-coach", PREFIX);
        }
    }

    @AfterAll
    static void close() {
        cluster.close();
        kafka.close();
    }

    @Test
    @Order(1)
    void shouldFindProductionsOutputsIdenticalAndGoOnFromASnapshot() {
        // Given
        String snapshot = folder.resolve("snapshot").toString();

        // When
        Run verified = coach("verify", "--snapshot", snapshot);
        Run again = coach("verify", "--from-snapshot", snapshot);

        // Then
        assertThat(verified.exitCode()).as(verified.err()).isZero();
        assertThat(verified.out()).startsWith("identical: ").doesNotContain("identical: 0 ");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).isEqualTo("identical: 0 records\n");
    }

    @Test
    @Order(1)
    void shouldTellForWhomOtherSettingsWouldBeDifferent() {
        // When
        Run run = coach("what-if", "--set", "default-features=", "--json");

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("\"affected\":[{\"contactCenterId\":\"", "\"differences\":[{\"kind\":\"", "\"renumbered\":[");
    }

    @Test
    @Order(1)
    void shouldFindACommittedOutputMissing() throws Exception {
        // Given
        copyWithoutTheFirst(Topic.SMS_CUSTOMER_MESSAGES, "less.");

        // When
        Run run = replay("less.", "verify", "--application-id", "less-coach");

        // Then
        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out())
                .startsWith("different: 1 records (0 otherwise, 1 missing, 0 too many, 0 out of order); identical: ");
        assertThat(run.err()).contains("Missing: sms-customer-messages", "found     nothing");
    }

    @Test
    @Order(1)
    void shouldFindAnExportedSessionIdenticalUntilSomebodyChangesIt() throws Exception {
        // Given
        Path file = folder.resolve("session.jsonl");

        // When
        Run exported = coach("export", "--session", "s-1", "--to-file", file.toString());
        Run verified = coach("verify", "--from-file", file.toString());
        String text = Files.readString(file);
        Files.writeString(file, text.replaceFirst("(supervisor-session-events\".*)kim", "$1tim"));
        Run changed = coach("verify", "--from-file", file.toString());

        // Then
        assertThat(exported.exitCode()).as(exported.err()).isZero();
        assertThat(verified.exitCode()).as(verified.err()).isZero();
        assertThat(verified.out()).startsWith("identical: ").doesNotContain("identical: 0 ");
        assertThat(changed.exitCode()).as(changed.err()).isEqualTo(1);
        assertThat(changed.out()).startsWith("different: 1 records (1 otherwise,");
    }

    @Test
    @Order(2)
    void shouldFindARecordThatNothingHasCaused() throws Exception {
        // Given
        String topic = PREFIX + Topic.COACH_REPLIES.defaultName();
        ConsumerRecord<byte[], byte[]> first = cluster.committed(topic).getFirst();
        try (var producer = cluster.producer(Map.of())) {
            producer.send(new ProducerRecord<>(
                            topic, first.partition(), first.timestamp(), first.key(), first.value(), first.headers()))
                    .get();
        }

        // When
        Run run = coach("verify");

        // Then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Too many: coach-replies");
    }

    private static Run coach(String... args) {
        return replay(PREFIX, args);
    }

    /** All that production has, but for one output, as if that had been lost. */
    private static void copyWithoutTheFirst(Topic lost, String prefix) throws Exception {
        cluster.createTopics(prefix, 1);
        List<ProducerRecord<byte[], byte[]>> copies = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            cluster.committed(PREFIX + topic.defaultName()).stream()
                    .skip(topic == lost ? 1 : 0)
                    .map(record -> new ProducerRecord<>(
                            prefix + topic.defaultName(),
                            record.partition(),
                            record.timestamp(),
                            record.key(),
                            record.value(),
                            record.headers()))
                    .forEach(copies::add);
        }
        cluster.publish(copies);
        cluster.commitAll("less-coach", prefix);
    }

    private static Run replay(String prefix, String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "replay";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--bootstrap-servers=" + kafka.bootstrapServers();
        all[args.length + 2] = "--topic-prefix=" + prefix;
        return Run.of(all);
    }
}
