package smscoach.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smscoach.broker.SharedKafka;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;

/** What is wrong with topics. Every test has a prefix and an application of its own on one broker. */
@Timeout(60)
class StartupChecksIT {
    private static SharedKafka kafka;
    private static Admin admin;
    private static Hands hands;

    @BeforeAll
    static void start() {
        kafka = SharedKafka.start();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
        hands = new Hands(admin, kafka.bootstrapServers());
    }

    @AfterAll
    static void close() {
        admin.close(Duration.ofSeconds(1));
        kafka.close();
    }

    @Test
    void shouldReportTheNumberOfPartitionsWhenNothingIsWrong() throws Exception {
        // Given
        hands.make("fine.", 3);

        // When
        var report = StartupChecks.check(admin, settings("fine"), false, 1);

        // Then
        assertThat(report).isEqualTo(new Report(3, List.of(), List.of()));
    }

    @Test
    void shouldNotMindOutputsWithANumberOfPartitionsOfTheirOwn() throws Exception {
        // Given
        hands.makeWith("own.", 2, Topic.COACH_REPLIES, 1);

        // When
        var report = StartupChecks.check(admin, settings("own"), false, 1);

        // Then
        assertThat(report).isEqualTo(new Report(2, List.of(), List.of()));
    }

    @Test
    void shouldNameAllMissingTopicsInOneSentence() throws Exception {
        // Given
        hands.make(TopicPlan.of("missing.", 1).topics().subList(2, 9));

        // When
        var refusal = refusal(settings("missing"), false);

        // Then
        assertThat(refusal.problem()).isEqualTo(StartupProblem.TOPIC_MISSING);
        assertThat(refusal.exitCode()).isEqualTo(74);
        assertThat(refusal)
                .hasMessageContainingAll(
                        kafka.bootstrapServers(),
                        "missing.coach-commands, missing.sms-session-events",
                        "`coach topics create`",
                        "--create-topics");
        assertThat(refusal).hasMessageNotContaining("missing.coach-replies");
    }

    @Test
    void shouldCreateMissingTopicsWhenTold() {
        // When
        var report = StartupChecks.check(admin, settings("made"), true, 4);

        // Then
        assertThat(report.partitions()).isEqualTo(4);
        assertThat(report.created()).hasSize(9).contains("made.coach-commands");
        assertThat(report.advice()).isEmpty();
    }

    @Test
    void shouldCreateTopicsWithTheNumberOfPartitionsThatTheProcessorRemembers() throws Exception {
        // Given
        hands.makeOne("again-sessions-changelog", 2);

        // When
        var report = StartupChecks.check(admin, settings("again"), true, 4);

        // Then
        assertThat(report.partitions()).isEqualTo(2);
        assertThat(report.advice()).singleElement().asString().contains("with 2 partitions, not the 4 asked for");
    }

    @Test
    void shouldRefuseInputsWithDifferentNumbersOfPartitions() throws Exception {
        // Given
        hands.makeWith("unequal.", 3, Topic.SMS_SESSION_EVENTS, 2);

        // When
        var refusal = refusal(settings("unequal"), true);

        // Then
        assertThat(refusal.problem()).isEqualTo(StartupProblem.PARTITIONS_UNEQUAL);
        assertThat(refusal)
                .hasMessageContainingAll(
                        kafka.bootstrapServers(),
                        "unequal.coach-commands has 3 partitions, unequal.sms-session-events has 2",
                        "Delete the one");
    }

    @Test
    void shouldRefuseAnotherNumberOfPartitionsThanItRemembers() throws Exception {
        // Given
        hands.make("changed.", 3);
        hands.makeOne("changed-sessions-changelog", 2);

        // When
        var refusal = refusal(settings("changed"), false);

        // Then
        assertThat(refusal.problem()).isEqualTo(StartupProblem.PARTITIONS_CHANGED);
        assertThat(refusal)
                .hasMessageContainingAll(
                        kafka.bootstrapServers(),
                        "changed.coach-commands has 3 partitions",
                        "changed-sessions-changelog has 2",
                        "application-id");
    }

    @Test
    void shouldTellItsOwnChangelogsFromThoseOfAnApplicationWithALongerNameWhenItKnowsItsStores() throws Exception {
        // Given
        hands.make("longer.", 3);
        hands.makeOne("longer-sessions-changelog", 3);
        hands.makeOne("longer-name-sessions-changelog", 2);

        // When
        var report = StartupChecks.check(admin, settings("longer"), false, 1, Set.of("sessions"));

        // Then
        assertThat(report.partitions()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "t1, COACH_COMMANDS,         message.timestamp.type, CreateTime,       TIMESTAMP_TYPE, LogAppendTime",
        "t2, SMS_SESSION_EVENTS,     message.timestamp.type, CreateTime,       TIMESTAMP_TYPE, LogAppendTime",
        "t3, COACH_REPLIES,          max.message.bytes,      1000000,          MESSAGE_SIZE,   1048576",
        "t4, COACH_DEAD_LETTERS,     max.message.bytes,      262144,           MESSAGE_SIZE,   1048576",
        "t5, SMS_SESSION_EVENTS,     max.message.bytes,      1048588,          MESSAGE_SIZE,   262144",
        "t6, COACHED_SESSIONS,       cleanup.policy,         delete,           CLEANUP_POLICY, compact",
        "t7, COACH_SUBSCRIPTIONS,    cleanup.policy,         'compact,delete', CLEANUP_POLICY, compact",
        "t8, SMS_MESSAGE_DELIVERIES, cleanup.policy,         compact,          CLEANUP_POLICY, delete",
    })
    void shouldRefuseAConfigurationThatBreaksPromises(
            String name, Topic topic, String key, String value, StartupProblem problem, String wanted)
            throws Exception {
        // Given
        hands.makeWith(name + ".", topic, key, value);

        // When
        var refusal = refusal(settings(name), false);

        // Then
        var full = name + "." + topic.defaultName();
        assertThat(refusal.problem()).isEqualTo(problem);
        assertThat(refusal)
                .hasMessageContainingAll(
                        kafka.bootstrapServers(),
                        full + ": " + key + " is " + value,
                        "--entity-name " + full + " --add-config " + key + "=" + wanted,
                        "coach topics create --fix");
    }

    @Test
    void shouldStartAfterTheFixThatItNames() throws Exception {
        // Given
        hands.makeWith("healed.", Topic.COACH_COMMANDS, "message.timestamp.type", "CreateTime");
        var problem = refusal(settings("healed"), false).problem();
        new TopicAdmin(admin, kafka.bootstrapServers()).create(TopicPlan.asFound("healed."), true);
        Eventually.await(() ->
                hands.config("healed.coach-commands", "message.timestamp.type").equals("LogAppendTime"));

        // When
        var report = StartupChecks.check(admin, settings("healed"), false, 1);

        // Then
        assertThat(problem).isEqualTo(StartupProblem.TIMESTAMP_TYPE);
        assertThat(report.advice()).isEmpty();
    }

    @Test
    void shouldOnlyAdviseOnAShorterRetention() throws Exception {
        // Given
        hands.makeWith("short.", Topic.COACH_COMMANDS, "retention.ms", "3600000");

        // When
        var report = StartupChecks.check(admin, settings("short"), false, 1);

        // Then
        assertThat(report.advice())
                .singleElement()
                .asString()
                .startsWith(
                        "short.coach-commands: retention.ms is 3600000 (1 hour), the contract has 2592000000 (30 days)");
    }

    private static StartupException refusal(Settings settings, boolean createTopics) {
        return catchThrowableOfType(
                StartupException.class, () -> StartupChecks.check(admin, settings, createTopics, 1));
    }

    /** With the name as application, and the name and a dot as prefix. */
    private static Settings settings(String name) {
        return new Settings(
                kafka.bootstrapServers(),
                name + ".",
                name,
                Path.of("state"),
                1,
                0,
                "classic",
                Rules.AS_SHIPPED,
                Map.of());
    }
}
