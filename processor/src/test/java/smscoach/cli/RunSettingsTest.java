package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code coach run} with settings that Kafka Streams cannot work with: it says so before it asks for any broker. */
class RunSettingsTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "commit.interval.ms=40000, Transaction timeout 30000 was set lower than streams commit interval 40000",
        "commit.interval.ms=soon, Invalid value soon for configuration commit.interval.ms",
        "main.consumer.max.poll.records=many, Invalid value many for configuration max.poll.records",
        "producer.max.request.size=-2, Invalid value -2 for configuration max.request.size",
    })
    void shouldSayWhichSettingCannotBe(String setting, String told) {
        // When
        Run run = Run.of(
                Map.of(), "", "run", "--bootstrap-servers=127.0.0.1:1", "--state-dir=" + folder, "--kafka=" + setting);

        // Then
        assertThat(run.err()).contains("coach: Kafka Streams cannot work with its settings: " + told);
        assertThat(run.exitCode()).isEqualTo(82);
    }
}
