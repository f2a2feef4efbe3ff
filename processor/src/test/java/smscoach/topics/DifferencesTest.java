package smscoach.topics;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smscoach.contract.Topic;

class DifferencesTest {
    private static final TopicPlan PLAN = TopicPlan.of("", 6);

    @Test
    void shouldBeNoneBetweenThePlanAndWhatItMakes() {
        // When
        var differences =
                PLAN.topics().stream().flatMap(topic -> differences(PLAN, asPlanned(), topic.topic()).stream());

        // Then
        assertThat(differences).isEmpty();
    }

    @Test
    void shouldExplainAndTellTheWayOut() {
        // Given
        var actual = with(asPlanned(), Topic.COACH_COMMANDS, "message.timestamp.type", "CreateTime");

        // When
        var differences = differences(PLAN, actual, Topic.COACH_COMMANDS);

        // Then
        assertThat(differences).singleElement().satisfies(difference -> {
            assertThat(difference.severity()).isEqualTo(Severity.REQUIRED);
            assertThat(difference.sentence())
                    .startsWith(
                            "coach-commands: message.timestamp.type is CreateTime, the contract needs LogAppendTime,")
                    .contains("`kafka-configs.sh --bootstrap-server … --alter --entity-type topics --entity-name"
                            + " coach-commands --add-config message.timestamp.type=LogAppendTime`")
                    .endsWith("or `coach topics create --fix`.");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "COACH_COMMANDS,            message.timestamp.type, CreateTime,       REQUIRED",
        "COACH_REPLIES,             message.timestamp.type, LogAppendTime,    ADVISED",
        "COACH_COMMANDS,            cleanup.policy,         compact,          REQUIRED",
        "COACH_REPLIES,             cleanup.policy,         'compact,delete', REQUIRED",
        "COACH_REPLIES,             cleanup.policy,         '',               ADVISED",
        "COACHED_SESSIONS,          cleanup.policy,         'compact,delete', REQUIRED",
        "COACHED_SESSIONS,          cleanup.policy,         delete,           REQUIRED",
        "SMS_SESSION_EVENTS,        retention.ms,           3600000,          ADVISED",
        "SMS_SESSION_EVENTS,        max.message.bytes,      1032192,          ADVISED",
        "SMS_SESSION_EVENTS,        max.message.bytes,      1032193,          REQUIRED",
        "SMS_SESSION_EVENTS,        max.message.bytes,      1000,             ADVISED",
        "SUPERVISOR_SESSION_EVENTS, max.message.bytes,      1048575,          REQUIRED",
    })
    void shouldWeighAConfiguration(Topic topic, String key, String value, Severity severity) {
        // Given
        var actual = with(asPlanned(), topic, key, value);

        // When
        var differences = differences(PLAN, actual, topic);

        // Then
        assertThat(differences).singleElement().satisfies(difference -> {
            assertThat(difference.severity()).isEqualTo(severity);
            assertThat(difference.remedy()).map(Difference.Change::key).contains(key);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "SMS_SESSION_EVENTS, retention.ms,      -1",
        "SMS_SESSION_EVENTS, retention.ms,      604800001",
        "COACHED_SESSIONS,   max.message.bytes, 1048588",
        "COACHED_SESSIONS,   retention.ms,      1",
    })
    void shouldNotMindMoreThanTheContractHas(Topic topic, String key, String value) {
        // Given
        var actual = with(asPlanned(), topic, key, value);

        // When
        var differences = differences(PLAN, actual, topic);

        // Then
        assertThat(differences).isEmpty();
    }

    @Test
    void shouldRefuseInputsThatADeadLetterTopicDoesNotTake() {
        // Given
        var smaller = with(asPlanned(), Topic.COACH_DEAD_LETTERS, "max.message.bytes", "524288");
        var actual = with(smaller, Topic.COACH_COMMANDS, "max.message.bytes", "524288");

        // When
        var differences = differences(PLAN, actual, Topic.COACH_COMMANDS);

        // Then
        assertThat(differences).singleElement().satisfies(difference -> {
            assertThat(difference.severity()).isEqualTo(Severity.REQUIRED);
            assertThat(difference.sentence()).contains("coach-dead-letters", "524288 (512 KiB)");
        });
    }

    @Test
    void shouldBlameTheDeadLetterTopicAloneWhereInputsAreAsTheContractSays() {
        // Given
        var actual = with(asPlanned(), Topic.COACH_DEAD_LETTERS, "max.message.bytes", "262144");

        // When
        var input = differences(PLAN, actual, Topic.COACH_COMMANDS);
        var deadLetters = differences(PLAN, actual, Topic.COACH_DEAD_LETTERS);

        // Then
        assertThat(input).isEmpty();
        assertThat(deadLetters).singleElement().extracting(Difference::severity).isEqualTo(Severity.REQUIRED);
    }

    @Test
    void shouldRefuseInputsThatTheProcessorCannotSendOnHoweverMuchTheDeadLetterTopicTakes() {
        // Given
        var larger = with(asPlanned(), Topic.COACH_DEAD_LETTERS, "max.message.bytes", "4194304");
        var actual = with(larger, Topic.COACH_COMMANDS, "max.message.bytes", "2097152");

        // When
        var differences = differences(PLAN, actual, Topic.COACH_COMMANDS);

        // Then
        assertThat(differences).singleElement().extracting(Difference::severity).isEqualTo(Severity.REQUIRED);
    }

    @Test
    void shouldRefuseInputsWithDifferentNumbersOfPartitions() {
        // Given
        var actual = new HashMap<>(asPlanned());
        actual.put("sms-session-events", new ActualTopic("sms-session-events", 4, 1, Optional.empty()));

        // When
        var differences = differences(TopicPlan.asFound(""), actual, Topic.SMS_SESSION_EVENTS);

        // Then
        assertThat(differences.getFirst().severity()).isEqualTo(Severity.REQUIRED);
        assertThat(differences.getFirst().sentence())
                .startsWith("coach-commands has 6 partitions, sms-session-events has 4:");
    }

    @Test
    void shouldSayWhyAnotherNumberOfPartitionsIsNotSet() {
        // When
        var differences = differences(TopicPlan.of("", 12), asPlanned(), Topic.COACH_COMMANDS);

        // Then
        assertThat(differences).singleElement().satisfies(difference -> {
            assertThat(difference.severity()).isEqualTo(Severity.ADVISED);
            assertThat(difference.remedy()).isEmpty();
            assertThat(difference.sentence())
                    .contains("coach-commands has 6 partitions, not the 12 asked for", "fixed for life");
        });
    }

    @Test
    void shouldAdviseOnFewerReplicasThanAskedFor() {
        // Given
        var plan = PLAN.withReplicationFactor(3).withMinInsyncReplicas(2);
        var actual = with(asPlanned(), Topic.COACH_REPLIES, "min.insync.replicas", "1");

        // When
        var differences = differences(plan, actual, Topic.COACH_REPLIES);

        // Then
        assertThat(differences)
                .containsExactly(
                        new Difference.Replication("coach-replies", 1, 3),
                        new Difference.MinInsync("coach-replies", "1", "2"));
        assertThat(differences).allMatch(difference -> difference.severity() == Severity.ADVISED);
    }

    @Test
    void shouldSayThatNobodyLookedWhereConfigurationsMayNotBeRead() {
        // Given
        var actual = new HashMap<>(asPlanned());
        actual.put("coach-replies", new ActualTopic("coach-replies", 6, 1, Optional.empty()));

        // When
        var differences = differences(PLAN, actual, Topic.COACH_REPLIES);

        // Then
        assertThat(differences).singleElement().satisfies(difference -> {
            assertThat(difference.severity()).isEqualTo(Severity.ADVISED);
            assertThat(difference.sentence()).contains("coach-replies was not checked", "DESCRIBE_CONFIGS");
        });
    }

    private static List<Difference> differences(TopicPlan plan, Map<String, ActualTopic> actual, Topic topic) {
        return new Differences(plan, actual).of(plan.topic(topic));
    }

    private static Map<String, ActualTopic> asPlanned() {
        return PLAN.topics().stream()
                .map(topic -> new ActualTopic(topic.name(), 6, 1, Optional.of(topic.configs())))
                .collect(toMap(ActualTopic::name, topic -> topic));
    }

    private static Map<String, ActualTopic> with(
            Map<String, ActualTopic> actual, Topic topic, String key, String value) {
        var planned = PLAN.topic(topic);
        var configs = new HashMap<>(planned.configs());
        configs.put(key, value);
        var changed = new HashMap<>(actual);
        changed.put(planned.name(), new ActualTopic(planned.name(), 6, 1, Optional.of(configs)));
        return changed;
    }
}
