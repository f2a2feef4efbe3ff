package smscoach.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.broker.SharedKafka;
import smscoach.config.Settings;
import smscoach.domain.Rules;

/** The changelog that we make is the one that Kafka Streams makes. */
@Timeout(120)
class ChangelogIT {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void shouldBeAsKafkaStreamsMakesIt(String protocol) throws Exception {
        try (SharedKafka kafka = SharedKafka.start();
                Cluster cluster = new Cluster(kafka.bootstrapServers());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            // Given
            cluster.createTopics("", 3);
            try (CoachStreams coach = CoachStreams.start(settings(kafka, "theirs", protocol), 3)) {
                assertThat(coach.awaitRunning(Duration.ofSeconds(60))).isTrue();
            }

            // When
            admin.createTopics(List.of(Changelog.topic(settings(kafka, "ours", protocol), 3)))
                    .all()
                    .get();

            // Then
            assertThat(configs(admin, "ours"))
                    .isEqualTo(configs(admin, "theirs"))
                    .containsEntry("segment.ms", "4711");
            assertThat(shape(admin, "ours")).isEqualTo(shape(admin, "theirs"));
        }
    }

    private Settings settings(SharedKafka kafka, String application, String protocol) {
        return new Settings(
                kafka.bootstrapServers(),
                "",
                application,
                folder.resolve(application),
                1,
                0,
                protocol,
                Rules.AS_SHIPPED,
                Map.of("topic.segment.ms", "4711"));
    }

    private static Map<String, String> configs(Admin admin, String application) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, Changelog.name(application));
        var config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
        return Objects.requireNonNull(config).entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private static String shape(Admin admin, String application) throws Exception {
        var name = Changelog.name(application);
        TopicDescription topic = Objects.requireNonNull(
                admin.describeTopics(List.of(name)).allTopicNames().get().get(name));
        return topic.partitions().size() + " x "
                + topic.partitions().getFirst().replicas().size();
    }
}
