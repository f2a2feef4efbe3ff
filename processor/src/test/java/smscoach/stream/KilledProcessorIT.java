package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.broker.SharedKafka;
import smscoach.cli.Program;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Histories;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.reference.HistoryGenerator;

/** Exactly once, whatever becomes of the process: kill -9 in the middle of its transactions, twice. */
class KilledProcessorIT {

    private static final String PREFIX = "killed.";
    private static final String APPLICATION = "killed";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldCommitWhatAReplayGivesAfterKillsInMidWork() throws Exception {
        // Given
        List<InputRecord> records = new ArrayList<>();
        for (long seed = 0; records.size() < 12_000; seed++) {
            if (HistoryGenerator.settings(seed).partitions() == 0) {
                continue;
            }
            HistoryGenerator.generate(seed, 1_000).stream()
                    .map(Histories::record)
                    .filter(record -> record.partition() < 3)
                    .forEach(records::add);
        }
        try (SharedKafka kafka = SharedKafka.start();
                Cluster cluster = new Cluster(kafka.bootstrapServers())) {
            cluster.createTopics(PREFIX, 3);
            cluster.publish(PREFIX, records);

            // When
            for (int kill = 1; kill <= 2; kill++) {
                int before = cluster.outputs(PREFIX, Topic.COACH_DEAD_LETTERS).size();
                Process processor = start(kafka);
                try {
                    awaitDeadLetters(cluster, before + 100);
                } finally {
                    processor.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
                }
            }
            Process last = start(kafka);
            try {
                cluster.awaitAllTaken(APPLICATION, PREFIX);
            } finally {
                last.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
            }

            // Then
            Committed committed = new Committed(cluster, PREFIX);
            List<OutputRecord> found = committed.outputs();
            assertThat(found).hasSizeGreaterThan(6_000);
            assertThat(Committed.perKey(found)).isEqualTo(Committed.perKey(committed.replayed(3, Rules.AS_SHIPPED)));
        }
    }

    private Process start(SharedKafka kafka) throws IOException {
        List<String> command = new ArrayList<>(Program.java());
        command.addAll(List.of(Unchecked.class.getName(), kafka.bootstrapServers(), folder.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("processor.log").toFile())
                .start();
    }

    /** The processor in a process of its own, without the checks that would refuse the test's timestamps. */
    public static final class Unchecked {

        private Unchecked() {}

        public static void main(String[] args) throws InterruptedException {
            // Few records a poll: a kill hits a transaction that is open.
            var settings = new Settings(
                    args[0],
                    PREFIX,
                    APPLICATION,
                    Path.of(args[1], "state"),
                    1,
                    0,
                    "classic",
                    Rules.AS_SHIPPED,
                    Map.of("main.consumer.max.poll.records", "20", "main.consumer.session.timeout.ms", "6000"));
            CoachStreams.start(settings, 3).awaitEnd();
        }
    }

    private static void awaitDeadLetters(Cluster cluster, int count) throws Exception {
        long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
        while (cluster.outputs(PREFIX, Topic.COACH_DEAD_LETTERS).size() < count) {
            assertThat(System.nanoTime()).as("dead letters come").isLessThan(deadline);
            LockSupport.parkNanos(20_000_000);
        }
    }
}
