package smscoach.bench.contender;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.bench.compare.check.Copied;
import smscoach.bench.compare.check.Expected;
import smscoach.bench.compare.check.Outcome;
import smscoach.bench.compare.check.Story;
import smscoach.bench.compare.input.Chunk;
import smscoach.bench.compare.input.Workload;
import smscoach.bench.contender.limit.ContractWork;
import smscoach.bench.contender.limit.CopyWork;
import smscoach.bench.contender.limit.DecideWork;
import smscoach.bench.contender.limit.Work;
import smscoach.bench.contender.streams.CopyTopology;
import smscoach.bench.contender.streams.UsualTopology;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.simulation.Publication;

/** Each contender writes what the rules say. Without Kafka: what only Kafka can tell, every measurement looks at. */
class ContendersTest {

    private static final int RECORDS = 5_000;

    private final List<Publication> publications = publications();
    private final Expected expected = new Expected();

    @TempDir
    private Path folder = Path.of("");

    ContendersTest() {
        publications.forEach(each -> expected.take(each.topic(), key(each), value(each)));
    }

    @Test
    void shouldDecideInALoopAsTheRulesSay() {
        // When
        Story story = new Story();
        run(new DecideWork(setup()), story);

        // Then
        assertThat(story.count()).isGreaterThan(RECORDS / 10);
        assertThat(story.differenceFrom(expected.story())).isEmpty();
        assertThat(story.isInTheOrderOf(expected.story())).isTrue();
    }

    @Test
    void shouldWriteInALoopWhatTheContractSays() {
        // When
        Story story = new Story();
        run(new ContractWork(setup()), story);

        // Then
        assertThat(story.differenceFrom(expected.story())).isEmpty();
        assertThat(story.isInTheOrderOf(expected.story())).isTrue();
    }

    @Test
    void shouldCopyInALoop() {
        // When
        Copied copied = new Copied();
        run(new CopyWork(setup()), copied);

        // Then
        assertThat(copied.differenceFrom(expected.copied())).isEmpty();
    }

    @Test
    void shouldDecideInTheUsualWayAsTheRulesSay() {
        // When
        Story story = new Story();
        run(UsualTopology.of(setup()), story);

        // Then
        assertThat(story.differenceFrom(expected.story())).isEmpty();
    }

    @Test
    void shouldCopyInKafkaStreams() {
        // When
        Copied copied = new Copied();
        run(CopyTopology.of(setup()), copied);

        // Then
        assertThat(copied.differenceFrom(expected.copied())).isEmpty();
    }

    private void run(Work work, Outcome into) {
        for (Publication publication : publications) {
            work.take(received(publication), output -> {
                if (output.topic().equals(setup().outputs())) {
                    into.add(output.key(), output.value());
                }
            });
        }
    }

    /** With a broker's time, as every record in Kafka. */
    private static ConsumerRecord<byte[], byte[]> received(Publication publication) {
        byte[] key = key(publication);
        byte[] value = value(publication);
        return new ConsumerRecord<>(
                name(publication.topic()),
                0,
                0,
                publication.at().toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                key.length,
                value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private void run(Topology topology, Outcome into) {
        Properties properties = new Properties();
        properties.put("application.id", "contender");
        properties.put("bootstrap.servers", "nowhere:1");
        properties.put("state.dir", folder.toString());
        try (TopologyTestDriver driver = new TopologyTestDriver(topology, properties)) {
            TestInputTopic<byte[], byte[]> commands = input(driver, Topic.COACH_COMMANDS);
            TestInputTopic<byte[], byte[]> events = input(driver, Topic.SMS_SESSION_EVENTS);
            for (Publication publication : publications) {
                TestInputTopic<byte[], byte[]> topic = publication.topic() == Topic.COACH_COMMANDS ? commands : events;
                topic.pipeInput(key(publication), value(publication), Instant.EPOCH);
            }
            driver.createOutputTopic(setup().outputs(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecordsToList()
                    .forEach(output -> into.add(output.key(), output.value()));
        }
    }

    private TestInputTopic<byte[], byte[]> input(TopologyTestDriver driver, Topic topic) {
        return driver.createInputTopic(name(topic), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Setup setup() {
        return new Setup("nowhere:1", "contender", "", 1, 1, Duration.ofMillis(100), folder);
    }

    private static String name(Topic topic) {
        return topic.defaultName();
    }

    private static byte[] key(Publication publication) {
        return publication.contactCenterId().getBytes(UTF_8);
    }

    private static byte[] value(Publication publication) {
        return ContractJson.writeUnchecked(publication.message());
    }

    private static List<Publication> publications() {
        Workload workload = new Workload(3, RECORDS);
        List<Publication> all = new ArrayList<>();
        while (workload.hasNext()) {
            Chunk chunk = workload.next();
            all.addAll(chunk.commands());
            all.addAll(chunk.events());
        }
        return all;
    }
}
