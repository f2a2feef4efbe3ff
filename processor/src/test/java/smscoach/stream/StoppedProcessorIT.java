package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static smscoach.stream.Committed.perKey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smscoach.broker.SharedKafka;
import smscoach.cli.CoachProcess;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.InputRecord;

/** {@code coach run} stops by itself: with a sentence, an exit code, and nothing wrong committed. */
@Timeout(180)
class StoppedProcessorIT {

    private static final String APPLICATION = "stopped";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    private final SharedKafka kafka = SharedKafka.start();
    private final Cluster cluster = new Cluster(kafka.bootstrapServers());

    @AfterEach
    void stop() {
        cluster.close();
        kafka.close();
    }

    /** A stored session that no build could have written stands for any bug that one record brings to light. */
    @Test
    void shouldStopAtTheRecordThatItFailsOnAtEveryStartUntilThatIsPutRight() throws Exception {
        // Given
        cluster.createTopicsOfContract(1);
        cluster.createChangelog(APPLICATION, 1);
        putSession("s-2", new byte[] {1});
        cluster.publish(List.of(Today.coach("kim")));
        cluster.publish(List.of(Today.accepted("s-1"), Today.accepted("s-2"), Today.accepted("s-3")));

        for (String start : List.of("first", "second")) {
            // When
            int exitCode;
            String words;
            try (CoachProcess coach = run(folder.resolve(start))) {
                exitCode = coach.awaitExit(PATIENCE);
                words = coach.output();
            }

            // Then
            assertThat(words)
                    .contains("coach: The processor stopped by itself. Stopped at sms-session-events-0@1:"
                            + " no record may do this, it is a bug: java.lang.ArrayIndexOutOfBoundsException")
                    .containsOnlyOnce("The processor stops");
            assertThat(exitCode).isEqualTo(90);
            assertThat(taken(Topic.SMS_SESSION_EVENTS)).isLessThanOrEqualTo(1);
            Committed committed = new Committed(cluster, "");
            assertThat(perKey(committed.outputs()))
                    .isEqualTo(perKey(Committed.replay(inputsTaken(), committed.outputs(), 1, Rules.AS_SHIPPED, "")));
        }

        // When
        putSession("s-2", null);
        try (CoachProcess ignored = run(folder.resolve("third"))) {
            cluster.awaitAllTaken(APPLICATION, "");
        }

        // Then
        Committed committed = new Committed(cluster, "");
        assertThat(committed.outputs()).isNotEmpty();
        assertThat(perKey(committed.outputs())).isEqualTo(perKey(committed.replayed(1, Rules.AS_SHIPPED)));
    }

    @Test
    void shouldNotStartWhereTheStateFolderCannotBe() throws Exception {
        // Given
        cluster.createTopicsOfContract(1);
        Path file = Files.writeString(folder.resolve("file"), "not a folder");

        // When
        try (CoachProcess coach = run(file.resolve("state"))) {
            int exitCode = coach.awaitExit(PATIENCE);

            // Then
            assertThat(coach.output())
                    .contains("coach: Cannot write to the state folder " + file.resolve("state") + ": ")
                    .contains("name another by --state-dir.");
            assertThat(exitCode).isEqualTo(69);
        }
    }

    @Test
    void shouldNotStartInTheStateFolderOfAnother() throws Exception {
        // Given
        cluster.createTopicsOfContract(1);
        cluster.publish(List.of(Today.coach("kim")));
        try (CoachProcess ignored = run(folder.resolve("state"))) {
            cluster.awaitAllTaken(APPLICATION, "");

            // When
            try (CoachProcess second = run(folder.resolve("state"))) {
                int exitCode = second.awaitExit(PATIENCE);

                // Then
                assertThat(second.output()).contains("coach: Kafka Streams did not start: ", "same state directory");
                assertThat(exitCode).isEqualTo(69);
            }
        }
    }

    /** Full before the start, or with room for the first files of RocksDB and no more. */
    @ParameterizedTest
    @CsvSource({"nr_inodes=2, 69", "nr_inodes=12, 90"})
    void shouldStopWhereTheDiskOfTheStateFolderIsFull(String room, int expectedExitCode) throws Exception {
        // Given
        cluster.createTopicsOfContract(1);
        cluster.publish(List.of(Today.coach("kim")));
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                ran("mount", "-t", "tmpfs", "-o", "size=4m," + room, "tmpfs", disk.toString()),
                "may not mount a small disk here");
        try {
            // When
            try (CoachProcess coach = run(disk.resolve("state"))) {
                int exitCode = coach.awaitExit(PATIENCE);

                // Then
                assertThat(coach.output().lines().filter(line -> line.startsWith("coach: ")))
                        .singleElement()
                        .asString()
                        .contains("the state folder " + disk.resolve("state"), "No space left on device", "Make room");
                assertThat(exitCode).isEqualTo(expectedExitCode);
            }
        } finally {
            assertThat(ran("umount", disk.toString())).isTrue();
        }
    }

    private CoachProcess run(Path stateDir) throws IOException {
        return CoachProcess.start(
                folder,
                "run",
                "--bootstrap-servers=" + kafka.bootstrapServers(),
                "--application-id=" + APPLICATION,
                "--standby-replicas=0",
                "--state-dir=" + stateDir);
    }

    private static boolean ran(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private void putSession(String session, byte @Nullable [] bytes) throws Exception {
        byte[] key = ("Scc-1/" + session).getBytes(StandardCharsets.US_ASCII);
        cluster.publish(List.of(new ProducerRecord<>(Cluster.changelog(APPLICATION), 0, key, bytes)));
    }

    private List<InputRecord> inputsTaken() throws Exception {
        List<InputRecord> taken = new ArrayList<>();
        for (Topic topic : Topic.inputs()) {
            long end = taken(topic);
            cluster.inputs("", topic).stream().filter(r -> r.offset() < end).forEach(taken::add);
        }
        return taken;
    }

    private long taken(Topic topic) throws Exception {
        var offset = cluster.offsets(APPLICATION).get(new TopicPartition(topic.defaultName(), 0));
        return offset == null ? 0 : offset.offset();
    }
}
