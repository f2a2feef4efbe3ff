package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.stream.Committed.perKey;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.broker.SharedKafka;
import smscoach.cli.CoachProcess;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.OutputRecord;

/** An older build leaves what a newer one wrote as it is. */
@Timeout(180)
class DowngradeIT {

    private static final String APPLICATION = "downgraded";

    @TempDir
    private Path folder = Path.of("");

    private final SharedKafka kafka = SharedKafka.start();
    private final Cluster cluster = new Cluster(kafka.bootstrapServers());

    @AfterEach
    void stop() {
        cluster.close();
        kafka.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"the newer build's", "its own"})
    void shouldRefuseStateOfANewerBuildBeforeAnyRecord(String stateDir) throws Exception {
        // Given
        cluster.createTopicsOfContract(1);
        try (CoachStreams ignored = newerBuild()) {
            cluster.publish(List.of(Today.coach("kim"), Today.accepted("s-1")));
            cluster.awaitAllTaken(APPLICATION, "");
        }
        List<OutputRecord> outputs = new Committed(cluster, "").outputs();
        Map<TopicPartition, OffsetAndMetadata> offsets = cluster.offsets(APPLICATION);
        cluster.publish(List.of(Today.coach("lee"), Today.completed("s-1")));

        // When
        int exitCode;
        String words;
        try (CoachProcess thisBuild = CoachProcess.start(
                folder,
                "run",
                "--bootstrap-servers=" + kafka.bootstrapServers(),
                "--application-id=" + APPLICATION,
                "--state-dir=" + folder.resolve(stateDir))) {
            exitCode = thisBuild.awaitExit(Duration.ofSeconds(45));
            words = thisBuild.output();
        }

        // Then
        assertThat(words)
                .contains("coach: The processor stopped by itself. Stopped before the first record of partition 0:"
                        + " a newer build wrote the state: the kind \"session\" has version 2, and this build knows"
                        + " version 1. Nothing was changed. Run that build again, or one that is newer still.");
        assertThat(exitCode).isEqualTo(90);
        assertThat(cluster.offsets(APPLICATION)).isEqualTo(offsets);
        assertThat(perKey(new Committed(cluster, "").outputs())).isEqualTo(perKey(outputs));

        // And the newer build goes on
        try (CoachStreams ignored = newerBuild()) {
            cluster.awaitAllTaken(APPLICATION, "");
        }
        Committed committed = new Committed(cluster, "");
        assertThat(cluster.outputs("", Topic.COACH_REPLIES)).hasSize(2);
        assertThat(perKey(committed.outputs())).isEqualTo(perKey(committed.replayed(1, Rules.AS_SHIPPED)));
    }

    /** What differs is its stamp, which is all that a build may look at. */
    private CoachStreams newerBuild() {
        Map<String, Integer> versions = new HashMap<>(StateStamp.OF_THIS_BUILD.versions());
        versions.put("session", 2);
        Settings settings = new Settings(
                kafka.bootstrapServers(),
                "",
                APPLICATION,
                folder.resolve("the newer build's"),
                1,
                0,
                "classic",
                Rules.AS_SHIPPED,
                Map.of());
        return CoachStreams.start(
                settings,
                config -> CoachingTopology.of(
                        config, Rules.AS_SHIPPED, CoachStreams.placementAmong(1), "", new StateStamp(versions)));
    }
}
