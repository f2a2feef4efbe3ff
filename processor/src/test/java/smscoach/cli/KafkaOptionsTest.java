package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import smscoach.cli.options.KafkaOptions;
import smscoach.cli.options.OptionSources;

class KafkaOptionsTest {

    @TempDir
    private Path folder;

    @Command
    private static final class Probe {
        @Mixin
        private KafkaOptions kafka = new KafkaOptions();
    }

    @Test
    void shouldPassAnySettingThroughTheNearestSourceFirst() throws Exception {
        // Given
        var clientFile = Files.writeString(folder.resolve("client"), "a=client\nb=client\nc=client\nd=client\n");
        var coachFile = Files.writeString(folder.resolve("coach"), "kafka.b=file\nkafka.c=file\nkafka.d=file\n");
        var environment = Map.of(
                "COACH_KAFKA_C",
                "environment",
                "COACH_KAFKA_D",
                "environment",
                "COACH_KAFKA_SASL_JAAS_CONFIG",
                "secret;",
                "COACH_KAFKA_CONFIG",
                clientFile.toString());

        // When
        var kafka = options(environment, "--config", coachFile.toString(), "--kafka", "d=option");

        // Then
        assertThat(kafka.clientSettings())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "a", "client", "b", "file", "c", "environment", "d", "option", "sasl.jaas.config", "secret;"));
    }

    @Test
    void shouldFindTheServersAmongTheSettingsOfKafka() {
        // When
        var kafka = options(Map.of(), "--kafka", "bootstrap.servers=there:9092");

        // Then
        assertThat(kafka.bootstrapServers()).isEqualTo("there:9092");
        assertThat(kafka.client()).containsOnly(Map.entry("bootstrap.servers", "there:9092"));
        assertThat(kafka.clientSettings()).isEmpty();
    }

    @Test
    void shouldSayThatAClusterIsNeeded() {
        // When
        var run = Run.of("tail", "all");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("coach: 'coach tail' needs a Kafka cluster, and none is given."
                        + " Name it with --bootstrap-servers HOST:PORT or COACH_BOOTSTRAP_SERVERS.\n");
    }

    @Test
    void shouldKeepASecretOutOfMessages() {
        // When
        var run = Run.of(
                "tail",
                "all",
                "--bootstrap-servers",
                "x",
                "--kafka",
                "sasl.jaas.config=hunter2",
                "--kafka",
                "security.protocol=SASL_SSL",
                "--verbose");

        // Then
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.out() + run.err()).doesNotContain("hunter2");
    }

    private static KafkaOptions options(Map<String, String> environment, String... args) {
        var probe = new Probe();
        var command = new CommandLine(probe);
        command.addMixin("all", new smscoach.cli.options.GlobalOptions());
        command.setDefaultValueProvider(OptionSources.of(command, args, environment))
                .parseArgs(args);
        return probe.kafka;
    }
}
