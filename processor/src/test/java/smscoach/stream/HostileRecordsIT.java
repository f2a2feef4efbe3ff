package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.broker.SharedKafka;
import smscoach.config.Settings;
import smscoach.contract.HeaderNames;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.Histories;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.fuzz.HostileHistory;

/** Hostile records through the whole processor, with brokers and transactions: it runs on, and loses none of them. */
class HostileRecordsIT {

    private static final String PREFIX = "fuzz.";
    private static final int PARTITIONS = 3;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldAccountForEveryHostileRecordAndGoOn() throws Exception {
        // Given
        List<InputRecord> records = new ArrayList<>();
        for (long seed = 0; records.size() < 5_000; seed++) {
            if (HostileHistory.settings(seed).partitions() == PARTITIONS) {
                HostileHistory.of(seed, 1_000).records().forEach(input -> records.add(Histories.record(input)));
            }
        }
        try (SharedKafka kafka = SharedKafka.start();
                Cluster cluster = new Cluster(kafka.bootstrapServers())) {
            cluster.createTopics(PREFIX, PARTITIONS);
            Settings settings = new Settings(
                    kafka.bootstrapServers(), PREFIX, "fuzz", folder, 1, 0, "classic", Rules.AS_SHIPPED, Map.of());

            // When
            try (CoachStreams coach = CoachStreams.start(settings, PARTITIONS)) {
                cluster.publish(PREFIX, records, Map.of(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip"));
                cluster.awaitAllTaken("fuzz", PREFIX);
                assertThat(coach.death()).isNull();
                assertThat(coach.state()).isEqualTo(KafkaStreams.State.RUNNING);
            }

            // Then
            Committed committed = new Committed(cluster, PREFIX);
            List<OutputRecord> found = committed.outputs();
            Map<String, Integer> settled = settled(found);
            for (InputRecord command : cluster.inputs(PREFIX, Topic.COACH_COMMANDS)) {
                assertThat(settled).containsEntry("coach-commands-" + command.partition() + "@" + command.offset(), 1);
            }
            assertThat(cluster.inputs(PREFIX, Topic.COACH_COMMANDS).size()
                            + cluster.inputs(PREFIX, Topic.SMS_SESSION_EVENTS).size())
                    .isEqualTo(records.size());
            assertThat(Committed.perKey(found))
                    .isEqualTo(Committed.perKey(committed.replayed(PARTITIONS, Rules.AS_SHIPPED)));
        }
    }

    /** How many replies and dead letters each input record has, by its position. */
    private static Map<String, Integer> settled(List<OutputRecord> outputs) {
        Map<String, Integer> settled = new HashMap<>();
        for (OutputRecord output : outputs) {
            if (output.topic() == Topic.COACH_REPLIES || output.topic() == Topic.COACH_DEAD_LETTERS) {
                // A hostile original may have a header of this name before ours.
                output.headers().stream()
                        .filter(header -> header.name().equals(HeaderNames.CAUSATION_POSITION))
                        .reduce((first, last) -> last)
                        .ifPresent(header ->
                                settled.merge(new String(header.value(), StandardCharsets.UTF_8), 1, Integer::sum));
            }
        }
        return settled;
    }
}
