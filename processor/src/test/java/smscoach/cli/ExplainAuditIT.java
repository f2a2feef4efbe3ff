package smscoach.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import smscoach.broker.SharedKafka;
import smscoach.domain.Rules;
import smscoach.engine.Engine;
import smscoach.engine.InMemoryStates;
import smscoach.engine.InputRecord;
import smscoach.engine.KeyPlacement;
import smscoach.stream.Cluster;
import smscoach.timeline.Records;

/** On topics as production leaves them: inputs, and what the engine makes of them. */
@Timeout(120)
class ExplainAuditIT {

    private static final int PARTITIONS = 3;
    private static final int OWN = Utils.toPositive(Utils.murmur2("cc-1".getBytes(UTF_8))) % PARTITIONS;

    private static SharedKafka kafka;
    private static Cluster cluster;

    @BeforeAll
    static void start() throws Exception {
        kafka = SharedKafka.start();
        cluster = new Cluster(kafka.bootstrapServers());
        produce("whole.");
        produce("eaten.");
        produce("guessed.");
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteRecords(Map.of(
                            new TopicPartition("eaten.coach-commands", OWN), RecordsToDelete.beforeOffset(1),
                            new TopicPartition("eaten.supervisor-session-events", OWN), RecordsToDelete.beforeOffset(1),
                            new TopicPartition("guessed.coach-replies", OWN), RecordsToDelete.beforeOffset(1)))
                    .all()
                    .get();
        }
    }

    @AfterAll
    static void close() {
        cluster.close();
        kafka.close();
    }

    @Test
    void shouldTellASessionWithThePositionsOfItsRecords() {
        // When
        var run = coach("whole.", "explain", "--session", "s-1");

        // Then
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("sms-session-events-" + OWN + "@1")
                .contains("kim is delivered in mode Coach by subscription c-1")
                .contains("whisper m-1, 17 characters")
                .doesNotContain("Offer the refund.");
    }

    @Test
    void shouldExplainACommandByWhatProductionWrote() {
        // When
        var run = coach("whole.", "explain", "--command", "c-9");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("C8  the supervisor is in another mode +FAILED")
                .contains("coach-replies-" + OWN + "@1  2 SAME_MODE")
                .doesNotContain("otherwise");
    }

    @Test
    void shouldSayThatRetentionHasEatenTheBeginningAndWhatItDoesNotExplain() {
        // When
        var session = coach("eaten.", "explain", "--session", "s-1");
        var command = coach("eaten.", "explain", "--command", "c-9", "--contact-center", "cc-1");
        var audit = coach("eaten.", "audit");

        // Then
        assertThat(session.out())
                .contains("Retention has eaten the beginning of eaten.coach-commands-" + OWN)
                .doesNotContain("is delivered");
        assertThat(command.out()).contains("Production wrote otherwise").contains("2 SAME_MODE");
        assertThat(audit.lines().get(1)).containsPattern("kim .* unknown +c-1 +unknown .*Completed");
    }

    @Test
    void shouldListWhoCoachedWhomAndWhoCouldSeeAMessage() {
        // When
        var spans = coach("whole.", "audit", "--supervisor", "kim", "--format", "csv");
        var message = coach("whole.", "audit", "--message", "m-1", "--format", "json");
        var unknown = coach("whole.", "audit", "--message", "m-77");

        // Then
        assertThat(spans.lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("cc-1,s-1,kim,kim,ana,subscription,c-1,2026-11-22T10:00:01.000Z,")
                .endsWith(
                        ",Completed,,supervisor-session-events-" + OWN + "@0 supervisor-session-events-" + OWN + "@1");
        assertThat(message.lines().getFirst())
                .contains("\"viewer\":\"customer\"")
                .contains("\"sees\":\"no\"");
        assertThat(unknown.exitCode()).isEqualTo(1);
    }

    @Test
    void shouldSayOfHowManyCommandsTheOrderIsGuessed() {
        // When
        var known = coach("whole.", "explain", "--session", "s-1");
        var guessed = coach("guessed.", "explain", "--session", "s-1");

        // Then
        assertThat(known.out()).doesNotContain("guessed");
        assertThat(guessed.out()).contains("The order is guessed: of 1 command of partition " + OWN);
    }

    @Test
    void shouldAuditWhereOnlyTheTopicsAreThatTellIt() throws Exception {
        // Given
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(
                            new NewTopic("few.supervisor-session-events", 1, (short) 1),
                            new NewTopic("few.coached-sessions", 1, (short) 1)))
                    .all()
                    .get();
        }

        // When
        var run = coach("few.", "audit");

        // Then
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(1);
    }

    private static void produce(String prefix) throws Exception {
        cluster.createTopics(prefix, PARTITIONS);
        var inputs = new Records()
                        .coach("kim", "ana")
                        .accepted("s-1", "ana")
                        .writes("kim", "s-1", "m-1", "Offer the refund.")
                        .command("c-9", "SwitchToCoach", "kim", ",\"smssessionId\":\"s-1\"")
                        .completed("s-1")
                        .all()
                        .stream()
                        .map(ExplainAuditIT::placed)
                        .toList();
        cluster.publish(prefix, inputs);
        var engine = new Engine(Rules.AS_SHIPPED, new InMemoryStates(), KeyPlacement.UNKNOWN, prefix);
        List<ProducerRecord<byte[], byte[]>> outputs = new ArrayList<>();
        inputs.forEach(input -> engine.take(input, output -> {
            var record = new ProducerRecord<>(
                    prefix + output.topic().defaultName(), OWN, output.timestamp(), output.key(), output.value());
            output.headers().forEach(header -> record.headers().add(header.name(), header.value()));
            outputs.add(record);
        }));
        cluster.publish(outputs);
    }

    private static InputRecord placed(InputRecord record) {
        return new InputRecord(
                record.topic(),
                OWN,
                record.offset(),
                record.timestamp(),
                record.key(),
                record.value(),
                record.headers());
    }

    private static Run coach(String prefix, String... args) {
        return Run.of(
                Map.of("COACH_BOOTSTRAP_SERVERS", kafka.bootstrapServers(), "COACH_TOPIC_PREFIX", prefix), "", args);
    }
}
