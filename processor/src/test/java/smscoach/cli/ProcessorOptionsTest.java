package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import smscoach.cli.base.CommandFailure;
import smscoach.cli.options.DurationConverter;
import smscoach.cli.options.ProcessorOptions;
import smscoach.config.Settings;
import smscoach.domain.Rules;

class ProcessorOptionsTest {

    @Command
    private static final class Probe {
        @Mixin
        private ProcessorOptions processor = new ProcessorOptions();
    }

    @Test
    void shouldNeedNothingButTheServers() {
        // When
        var settings = settings("--bootstrap-servers", "there:9092");

        // Then
        assertThat(settings)
                .isEqualTo(new Settings(
                        "there:9092",
                        "",
                        "sms-coach",
                        Path.of(System.getProperty("coach.home", ".") + "/.coach/state"),
                        1,
                        1,
                        "classic",
                        Rules.AS_SHIPPED,
                        Map.of()));
    }

    @Test
    void shouldTakeEverythingElseAsItIsGiven() {
        // When
        var settings = settings(
                "--bootstrap-servers=there:9092",
                "--topic-prefix=prod.",
                "--application-id=coach-2",
                "--state-dir=/s",
                "--threads=4",
                "--standby-replicas=0",
                "--group-protocol=streams",
                "--horizon=1h",
                "--idle-limit=2d",
                "--default-features= a, b ,,",
                "--kafka",
                "security.protocol=SASL_SSL",
                "--kafka",
                "sasl.jaas.config=login required a=\"b\";");

        // Then
        assertThat(settings)
                .isEqualTo(new Settings(
                        "there:9092",
                        "prod.",
                        "coach-2",
                        Path.of("/s"),
                        4,
                        0,
                        "streams",
                        new Rules(Duration.ofHours(1), Duration.ofDays(2), Set.of("a", "b")),
                        Map.of(
                                "security.protocol", "SASL_SSL",
                                "sasl.jaas.config", "login required a=\"b\";")));
    }

    @Test
    void shouldRefuseWrongSettingsInASentence() {
        // When Then
        assertThatThrownBy(() -> settings("--bootstrap-servers=there:9092", "--threads=0"))
                .isInstanceOf(CommandFailure.class)
                .hasMessage("threads must be at least 1");
    }

    private static Settings settings(String... args) {
        var probe = new Probe();
        new CommandLine(probe)
                .registerConverter(Duration.class, new DurationConverter())
                .parseArgs(args);
        return probe.processor.settings();
    }
}
