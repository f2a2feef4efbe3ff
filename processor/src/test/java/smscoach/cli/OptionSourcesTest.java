package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import smscoach.cli.base.Terminal;
import smscoach.cli.options.OptionSources;
import smscoach.cli.options.SettingNames;

/** Every option from the command line, the environment, the file or its default, in this order. */
class OptionSourcesTest {

    @TempDir
    private Path folder;

    static Stream<OptionSpec> everySettingWithOneValue() {
        return SettingNames.settings(coach()).stream().filter(option -> !SettingNames.takesPairs(option));
    }

    @ParameterizedTest
    @MethodSource("everySettingWithOneValue")
    void shouldTakeEachOptionFromItsEnvironmentVariable(OptionSpec option) {
        // Given
        var variable = SettingNames.variable(SettingNames.key(option));
        var sources = OptionSources.of(coach(), new String[0], Map.of(variable, "value"));

        // When
        var value = sources.defaultValue(option);

        // Then
        assertThat(variable).matches("COACH_[A-Z_]+");
        if (!variable.equals("COACH_CONFIG")) {
            assertThat(value).isEqualTo("value");
        }
    }

    @ParameterizedTest
    @MethodSource("everySettingWithOneValue")
    void shouldTakeEachOptionFromItsKeyInTheFile(OptionSpec option) throws Exception {
        // Given
        var key = SettingNames.key(option);
        var file = file(key + "=value");

        // When
        var sources = OptionSources.of(coach(), new String[] {"--config", file}, Map.of());

        // Then
        if (!key.equals("config")) {
            assertThat(sources.problem()).isEmpty();
            assertThat(sources.defaultValue(option)).isEqualTo("value");
        }
    }

    @Test
    void shouldHaveNoOtherOptionThatTakesPairs() {
        // When
        var pairs = SettingNames.settings(coach()).stream().filter(SettingNames::takesPairs);

        // Then
        assertThat(pairs).extracting(SettingNames::key).containsExactly("kafka");
    }

    @Test
    void shouldLetEveryFlagBeSetTwice() {
        // When
        var flags = SettingNames.settings(coach()).stream().filter(option -> option.type() == boolean.class);

        // Then: without it picocli takes a flag given here and in the environment for its opposite.
        assertThat(flags)
                .isNotEmpty()
                .allSatisfy(flag ->
                        assertThat(flag.fallbackValue()).as(flag.longestName()).isEqualTo("true"));
    }

    @Test
    void shouldPreferTheOptionToTheEnvironment() {
        // When
        var run = Run.of(Map.of("COACH_HORIZON", "1m"), "", "replay", "--horizon", "10m");

        // Then
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void shouldPreferTheEnvironmentToTheFile() throws Exception {
        // Given
        var file = file("horizon=1m");

        // When
        var run = Run.of(Map.of("COACH_HORIZON", "10m", "COACH_CONFIG", file), "", "replay");

        // Then
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void shouldPreferTheFileToTheDefault() throws Exception {
        // Given
        var file = file("horizon=1m");

        // When
        var run = Run.of(Map.of("COACH_CONFIG", file), "", "replay");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("horizon (PT1M) must be at least 10 minutes");
    }

    @Test
    void shouldSayWhereAWrongValueCameFrom() throws Exception {
        // Given
        var file = file("idle-limit=soon");

        // When
        var fromEnvironment = Run.of(Map.of("COACH_HORIZON", "soon"), "", "replay");
        var fromFile = Run.of("replay", "--config=" + file);

        // Then
        assertThat(fromEnvironment.err()).contains("'soon' is no duration").contains("(from COACH_HORIZON)");
        assertThat(fromFile.err()).contains("'soon' is no duration").contains("(from idle-limit in " + file + ")");
    }

    @Test
    void shouldSuggestTheKeyThatWasMeant() throws Exception {
        // Given
        var file = file("bootstrap-server=localhost:9092");

        // When
        var run = Run.of("replay", "--config", file);

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("coach: The configuration file %s has the key 'bootstrap-server', which is no setting."
                                .formatted(file)
                        + " Did you mean 'bootstrap-servers'?\n");
    }

    @Test
    void shouldStillHelpWhereTheFileIsMissing() {
        // When
        var help = Run.of("replay", "--help", "--config", "/nowhere");
        var work = Run.of("replay", "--config", "/nowhere");

        // Then
        assertThat(help.exitCode()).isZero();
        assertThat(work.exitCode()).isEqualTo(2);
        assertThat(work.err())
                .isEqualTo("coach: Cannot read the configuration file /nowhere: there is no such file or folder.\n");
    }

    private String file(String line) throws Exception {
        return Files.writeString(folder.resolve("coach.properties"), line + "\n")
                .toString();
    }

    private static CommandLine coach() {
        var nowhere = OutputStream.nullOutputStream();
        return Coach.commandLine(
                new Terminal(new ByteArrayInputStream(new byte[0]), nowhere, Terminal.writer(nowhere), Map.of()));
    }
}
