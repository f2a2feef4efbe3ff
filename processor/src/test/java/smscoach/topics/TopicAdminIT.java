package smscoach.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import smscoach.broker.SharedKafka;
import smscoach.contract.Topic;
import smscoach.topics.TopicResult.Outcome;

/** Every test has a prefix of its own on one broker. */
@Timeout(60)
class TopicAdminIT {
    private static SharedKafka kafka;
    private static Admin admin;
    private static Hands hands;
    private static TopicAdmin topics;

    @BeforeAll
    static void start() {
        kafka = SharedKafka.start();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        hands = new Hands(admin, kafka.bootstrapServers());
        topics = new TopicAdmin(admin, kafka.bootstrapServers());
    }

    @AfterAll
    static void close() {
        admin.close(Duration.ofSeconds(1));
        kafka.close();
    }

    @Test
    void shouldCreateAllNineAsPlanned() throws Exception {
        // Given
        var plan = TopicPlan.of("new.", 2).withOutputPartitions(3).withMinInsyncReplicas(1);

        // When
        var results = topics.create(plan, false);

        // Then
        assertThat(results).hasSize(9).allMatch(result -> result.outcome() == Outcome.CREATED);
        assertThat(results).allMatch(result -> result.differences().isEmpty());
        for (var planned : plan.topics()) {
            assertThat(hands.partitions(planned.name())).isEqualTo(planned.partitions());
            for (var config : planned.configs().entrySet()) {
                assertThat(hands.config(planned.name(), config.getKey())).isEqualTo(config.getValue());
            }
        }
    }

    @Test
    void shouldChangeNothingTheSecondTime() {
        // Given
        var plan = TopicPlan.of("twice.", 1);
        topics.create(plan, false);

        // When
        var results = topics.create(plan, true);

        // Then
        assertThat(results).hasSize(9).allMatch(result -> result.outcome() == Outcome.EXISTS);
    }

    @Test
    void shouldLeaveWhatDiffersAndSayHow() throws Exception {
        // Given
        hands.makeWith("left.", Topic.COACH_COMMANDS, "message.timestamp.type", "CreateTime");

        // When
        var results = topics.create(TopicPlan.of("left.", 1), false);

        // Then
        var result = of("left.coach-commands", results);
        assertThat(result.outcome()).isEqualTo(Outcome.DIFFERS);
        assertThat(result.isRefused()).isTrue();
        assertThat(result.differences())
                .singleElement()
                .extracting(Difference::sentence)
                .asString()
                .contains(
                        "left.coach-commands: message.timestamp.type is CreateTime, the contract needs LogAppendTime");
        assertThat(hands.config("left.coach-commands", "message.timestamp.type"))
                .isEqualTo("CreateTime");
    }

    @Test
    void shouldSetConfigurationsWhenAsked() throws Exception {
        // Given
        hands.makeWith("fixed.", Topic.COACHED_SESSIONS, "cleanup.policy", "delete");

        // When
        var results = topics.create(TopicPlan.of("fixed.", 1), true);

        // Then
        var result = of("fixed.coached-sessions", results);
        assertThat(result.outcome()).isEqualTo(Outcome.FIXED);
        assertThat(result.differences()).isEmpty();
        assertThat(result.fixed()).hasSize(1);
        Eventually.await(
                () -> hands.config("fixed.coached-sessions", "cleanup.policy").equals("compact"));
    }

    @Test
    void shouldKeepNumbersOfPartitionsAndGiveTheOtherInputTheSame() throws Exception {
        // Given
        var plan = TopicPlan.of("kept.", 3);
        hands.make(List.of(plan.topic(Topic.COACH_COMMANDS).withPartitions(2)));

        // When
        var results = topics.create(plan, true);

        // Then
        assertThat(hands.partitions("kept.coach-commands")).isEqualTo(2);
        assertThat(hands.partitions("kept.sms-session-events")).isEqualTo(2);
        assertThat(hands.partitions("kept.coach-replies")).isEqualTo(3);
        assertThat(sentences("kept.coach-commands", results))
                .contains("kept.coach-commands has 2 partitions, not the 3 asked for", "fixed for life");
        assertThat(sentences("kept.sms-session-events", results))
                .contains("created with 2 partitions, not the 3 asked for, because kept.coach-commands has 2");
    }

    @Test
    void shouldSayWhatIsMissingAndWriteNothing() throws Exception {
        // Given
        var plan = TopicPlan.asFound("checked.");
        hands.make(List.of(plan.topic(Topic.COACH_REPLIES)));

        // When
        var results = topics.check(plan);

        // Then
        assertThat(results)
                .filteredOn(result -> result.outcome() == Outcome.MISSING)
                .hasSize(8);
        assertThat(of("checked.coach-replies", results).outcome()).isEqualTo(Outcome.EXISTS);
        assertThat(hands.names())
                .filteredOn(name -> name.startsWith("checked."))
                .hasSize(1);
    }

    @Test
    void shouldDescribeWhatIsThereAndWhatIsNot() throws Exception {
        // Given
        var plan = TopicPlan.of("shown.", 2);
        hands.make(plan.topics().subList(0, 8));
        hands.send("shown.coach-commands", 5);

        // When
        var rows = topics.describe(plan);

        // Then
        assertThat(rows)
                .hasSize(9)
                .allMatch(row -> row.cells().size() == TopicRow.headings().size());
        assertThat(rows.getFirst().cells())
                .containsExactly(
                        "shown.coach-commands",
                        "in",
                        "publishers of commands",
                        "contactCenterId",
                        "2",
                        "1",
                        "delete",
                        "30 days",
                        "256 KiB",
                        "LogAppendTime",
                        "5");
        assertThat(rows.getLast().found()).isEmpty();
        assertThat(rows.getLast().cells()).contains("shown.coach-dead-letters", "missing");
    }

    @Test
    void shouldPassOnWhyTheClusterRefused() {
        // Given
        var plan = TopicPlan.of("refused.", 1).withReplicationFactor(3);

        // When
        var refusal = catchThrowableOfType(StartupException.class, () -> topics.create(plan, false));

        // Then
        assertThat(refusal.problem()).isEqualTo(StartupProblem.TOPIC_REFUSED);
        assertThat(refusal).hasMessageContainingAll(kafka.bootstrapServers(), "refused.", "replication factor", "3");
    }

    private static TopicResult of(String name, List<TopicResult> results) {
        return results.stream()
                .filter(result -> result.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String sentences(String name, List<TopicResult> results) {
        return String.join(
                "\n",
                of(name, results).differences().stream()
                        .map(Difference::sentence)
                        .toList());
    }
}
