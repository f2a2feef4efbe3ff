package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import smscoach.cli.base.ExitCode;
import smscoach.cli.base.Terminal;

class HelpTest {

    static Stream<CommandLine> everyCommand() {
        var nowhere = OutputStream.nullOutputStream();
        return below(Coach.commandLine(
                new Terminal(InputStream.nullInputStream(), nowhere, Terminal.writer(nowhere), Map.of())));
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void shouldDescribeEachCommandWithExamples(CommandLine command) {
        // When
        var help = command.getUsageMessage();

        // Then
        var name = command.getCommandSpec().qualifiedName();
        assertThat(help).contains("Usage: " + name).contains("COACH_TOPIC_PREFIX");
        assertThat(help.substring(help.indexOf("\nExamples:\n"))).contains("  coach ");
        assertThat(String.join("", command.getCommandSpec().usageMessage().description())
                        + String.join(
                                "", command.getCommandSpec().usageMessage().header()))
                .endsWith(".");
    }

    @ParameterizedTest
    @MethodSource("everyCommand")
    void shouldDescribeEachOption(CommandLine command) {
        // When
        var options = command.getCommandSpec().options();

        // Then
        assertThat(options)
                .allSatisfy(option -> assertThat(String.join("", option.description()))
                        .as(option.longestName())
                        .endsWith("."));
    }

    @Test
    void shouldListEveryExitCode() {
        // When
        var help = Run.of("--help").out();

        // Then
        assertThat(Stream.of(ExitCode.values()).map(ExitCode::code).map(String::valueOf))
                .allSatisfy(code -> assertThat(help).containsPattern("(?m)^  " + code + " +[a-z]"));
    }

    @Test
    void shouldUseNoColourWhereNobodyLooks() {
        // When
        var help = Run.of("--help").out();

        // Then
        assertThat(help).doesNotContain("\u001b");
    }

    @Test
    void shouldTellItsVersion() {
        // When
        var run = Run.of("--version");

        // Then
        assertThat(run.exitCode()).isZero();
        assertThat(run.lines().getFirst()).startsWith("SMS Coach ");
    }

    @Test
    void shouldShowAllCommandsToWhoeverNamesNone() {
        // When
        var run = Run.of();

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Commands:").contains("replay");
    }

    @Test
    void shouldSuggestWhatWasMeant() {
        // When
        var option = Run.of("replay", "--fromfile", "x");
        var command = Run.of("reply");

        // Then
        assertThat(option.exitCode()).isEqualTo(2);
        assertThat(option.err())
                .contains("Unknown option")
                .contains("--from-file")
                .doesNotContain("\tat ");
        assertThat(command.exitCode()).isEqualTo(2);
        assertThat(command.err()).contains("replay").doesNotContain("\tat ");
    }

    @Test
    void shouldCompleteAllCommandsInTheShell() {
        // When
        var script = Run.of("completion");

        // Then
        assertThat(script.exitCode()).isZero();
        assertThat(script.out()).startsWith("#!/usr/bin/env bash").contains("--from-file");
    }

    private static Stream<CommandLine> below(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::below));
    }
}
