package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static smscoach.stream.Committed.perKey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smscoach.broker.SharedKafka;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.engine.FactKinds;
import smscoach.engine.Histories;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;
import smscoach.reference.HistoryGenerator;

/** This build goes on from what every earlier one left on a cluster. */
class UpgradeIT {

    /** A history that makes every fact in few records. */
    private static final long SEED = 500;

    private static final int BEFORE = 250;
    private static final int AFTERWARDS = 100;

    /** Dead letters name the topic of their original: no prefix can tell two fixtures apart, but two brokers can. */
    private static final String PREFIX = "";

    private static final String APPLICATION = "upgrade";

    @TempDir
    private Path folder = Path.of("");

    private final SharedKafka kafka = SharedKafka.start();
    private final Cluster cluster = new Cluster(kafka.bootstrapServers());

    @AfterEach
    void stop() {
        cluster.close();
        kafka.close();
    }

    /** The records afterwards meet sessions, subscriptions, replies and clocks that are in the old changelog alone. */
    @ParameterizedTest
    @MethodSource("smscoach.stream.Fixture#versions")
    void shouldGoOnFromTheStateOfAnEarlierBuild(String version) throws Exception {
        // Given
        Fixture fixture = Fixture.read(version);
        cluster.createTopics(PREFIX, Fixture.PARTITIONS);
        cluster.createChangelog(APPLICATION, Fixture.PARTITIONS);
        cluster.publish(fixture.leftBy(APPLICATION));
        cluster.commitAll(APPLICATION, PREFIX);
        List<OutputRecord> before = new Committed(cluster, PREFIX).outputs();

        // When
        try (CoachStreams ignored = CoachStreams.start(settings(), Fixture.PARTITIONS)) {
            cluster.publish(fixture.afterwards());
            cluster.awaitAllTaken(APPLICATION, PREFIX);
        }

        // Then
        Committed committed = new Committed(cluster, PREFIX);
        List<OutputRecord> found = committed.outputs();
        assertThat(found).hasSizeGreaterThan(before.size() + AFTERWARDS / 2);
        assertThat(perKey(found)).isEqualTo(perKey(committed.replayed(Fixture.PARTITIONS, Rules.AS_SHIPPED)));
    }

    /** Not a test: it writes the fixture of this build, {@code -Dfixture.version=v7}. */
    @Test
    @EnabledIfSystemProperty(named = "fixture.version", matches = "v\\d+")
    void shouldWriteTheFixtureOfThisBuild() throws Exception {
        // Given
        String version = System.getProperty("fixture.version");
        List<InputRecord> history = HistoryGenerator.generate(SEED, BEFORE + AFTERWARDS).stream()
                .map(Histories::record)
                .toList();
        cluster.createTopics(PREFIX, Fixture.PARTITIONS);

        // When
        cluster.publish(PREFIX, history.subList(0, BEFORE));
        try (CoachStreams ignored = CoachStreams.start(settings(), Fixture.PARTITIONS)) {
            cluster.awaitAllTaken(APPLICATION, PREFIX);
        }
        List<ProducerRecord<byte[], byte[]>> left = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            left.addAll(records(topic.defaultName(), topic.defaultName()));
        }
        List<ProducerRecord<byte[], byte[]>> changelog = records(Cluster.changelog(APPLICATION), Fixture.CHANGELOG);
        left.addAll(changelog);
        List<ProducerRecord<byte[], byte[]>> afterwards = history.subList(BEFORE, history.size()).stream()
                .map(record -> Cluster.toSend("", record))
                .toList();

        // Then
        Set<String> facts = FactKinds.of(history.subList(0, BEFORE), Rules.AS_SHIPPED);
        assertThat(facts)
                .containsAll(FactKinds.all().stream()
                        .filter(f -> !f.equals("ReplyLookPutOff"))
                        .toList());
        assertThat(changelog)
                .filteredOn(r -> r.value() != null)
                .extracting(r -> (char) r.key()[0])
                .contains('A', 'C', 'F', 'J', 'P', 'Q', 'R', 'S', 'T', 'V');
        new Fixture(left, afterwards).write(version);
    }

    private List<ProducerRecord<byte[], byte[]>> records(String topic, String as) throws Exception {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> r : cluster.committed(topic)) {
            records.add(new ProducerRecord<>(as, r.partition(), r.timestamp(), r.key(), r.value(), r.headers()));
        }
        return records;
    }

    private Settings settings() {
        return new Settings(
                kafka.bootstrapServers(),
                PREFIX,
                APPLICATION,
                folder.resolve("state"),
                1,
                0,
                "classic",
                Rules.AS_SHIPPED,
                Map.of());
    }
}
