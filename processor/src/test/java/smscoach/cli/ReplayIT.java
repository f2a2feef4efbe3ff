package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
import smscoach.broker.EmbeddedKafka;
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

    private static EmbeddedKafka kafka;
    private static Cluster cluster;

    @BeforeAll
    static void runTheStory() throws Exception {
        kafka = EmbeddedKafka.builder().start();
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
        assertThat(run.out()).contains("\"affected\":[{\"contactCenterId\":\"", "\"differences\":[{\"kind\":\"");
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
        String[] all = new String[args.length + 3];
        all[0] = "replay";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--bootstrap-servers=" + kafka.bootstrapServers();
        all[args.length + 2] = "--topic-prefix=" + PREFIX;
        return Run.of(all);
    }
}
