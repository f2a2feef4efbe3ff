package smscoach.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            '',                      compare
            --quick --rounds 1,      compare --quick --rounds 1
            state --quick,           state --quick
            --help,                  --help
            """)
    void shouldCompareWhereNoCommandIsNamed(String given, String understood) {
        // Given
        String[] arguments = given.isEmpty() ? new String[0] : given.split(" ");

        // Then
        assertThat(Bench.withCommand(arguments)).containsExactly(understood.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            compare --rounds 0                    | --rounds
            compare --events -1                   | --events
            compare --rates 100,0                 | --rates
            compare --limit 0                     | --limit
            compare --commit-interval 0           | --commit-interval
            compare --variant Lz4=linger.ms=5     | 'Lz4' is no name
            compare --variant fast=linger.ms      | 'linger.ms' is no setting
            compare --contenders nobody           | no contender nobody
            scaling --rounds 0                    | --rounds
            scaling --events none                 | 'none' is no whole number
            startup --rounds 0                    | --rounds
            state --sizes 1000,0                  | --sizes
            state --subscriptions -1              | --subscriptions
            gateway --rate 0                      | --rate
            restore --sessions 0                  | --sessions
            restore --group-protocol eager        | --group-protocol
            replay --records 0                    | --records
            """)
    void shouldRefuseBeforeAnythingStarts(String arguments, String reason) {
        // Given
        StringWriter errors = new StringWriter();
        CommandLine bench = Bench.commandLine().setErr(new PrintWriter(errors, true));

        // When
        int exitCode = bench.execute(arguments.split(" "));

        // Then
        assertThat(exitCode).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(errors.toString()).contains(reason);
    }
}
