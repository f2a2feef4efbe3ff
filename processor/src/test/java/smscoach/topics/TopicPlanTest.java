package smscoach.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smscoach.contract.Topic;

class TopicPlanTest {

    @Test
    void shouldPutThePrefixBeforeEveryName() {
        // When
        var plan = TopicPlan.of("prod.", 6);

        // Then
        assertThat(plan.topics()).hasSize(9).allMatch(topic -> topic.name().startsWith("prod."));
        assertThat(plan.name(Topic.COACH_REPLIES)).isEqualTo("prod.coach-replies");
    }

    @Test
    void shouldGiveAnInputWhatTheContractSays() {
        // When
        var commands = TopicPlan.of("", 6).topic(Topic.COACH_COMMANDS);

        // Then
        assertThat(commands.partitions()).isEqualTo(6);
        assertThat(commands.replicationFactor()).isEqualTo((short) -1);
        assertThat(commands.configs())
                .isEqualTo(Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", "2592000000",
                        "max.message.bytes", "262144",
                        "message.timestamp.type", "LogAppendTime"));
    }

    @Test
    void shouldGiveACompactedOutputNoRetention() {
        // When
        var subscriptions = TopicPlan.of("", 6).topic(Topic.COACH_SUBSCRIPTIONS);

        // Then
        assertThat(subscriptions.configs())
                .isEqualTo(Map.of(
                        "cleanup.policy", "compact",
                        "max.message.bytes", "1048576",
                        "message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE),
                        "message.timestamp.type", "CreateTime"));
    }

    @ParameterizedTest
    @EnumSource
    void shouldLetOnlyOutputsHaveANumberOfTheirOwn(Topic topic) {
        // When
        var planned = TopicPlan.of("", 6).withOutputPartitions(12).topic(topic);

        // Then
        assertThat(planned.partitions()).isEqualTo(topic.direction() == Topic.Direction.IN ? 6 : 12);
    }

    @ParameterizedTest
    @EnumSource
    void shouldAskForReplicasOnlyWhenTold(Topic topic) {
        // When
        var planned = TopicPlan.of("", 6)
                .withReplicationFactor(3)
                .withMinInsyncReplicas(2)
                .topic(topic);

        // Then
        assertThat(planned.replicationFactor()).isEqualTo((short) 3);
        assertThat(planned.configs()).containsEntry("min.insync.replicas", "2");
    }

    @Test
    void shouldNotExistWhenWrong() {
        // When
        var noPartitions = failureOf(() -> TopicPlan.of("", 0));
        var badPrefix = failureOf(() -> TopicPlan.of("prod/", 1));
        var unwritable =
                failureOf(() -> TopicPlan.of("", 1).withReplicationFactor(1).withMinInsyncReplicas(2));

        // Then
        assertThat(noPartitions).hasMessage("partitions must be at least 1");
        assertThat(badPrefix).hasMessageContaining("topic-prefix");
        assertThat(unwritable).hasMessageContainingAll("min-insync-replicas", "nothing could be written");
    }

    private static IllegalArgumentException failureOf(Runnable action) {
        return catchThrowableOfType(IllegalArgumentException.class, action::run);
    }
}
