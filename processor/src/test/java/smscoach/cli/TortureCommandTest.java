package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code coach torture} refuses before it starts anything; what it does is TortureIT's. */
class TortureCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--rate 1                     | --rate must be between 10 and 5000",
                "--instances 1                | --instances must be between 2 and 8",
                "--partitions 0               | --partitions must be between 1 and 64",
                "--faults 0                   | --faults must be at least 1",
                "--minutes 0                  | --minutes must be above 0",
                "--group-protocol consumer    | --group-protocol must be classic or streams",
                "--kinds earthquake           | earthquake",
                "--upgrade-from no/coach.jar  | expected a coach.jar with its folder lib beside it",
            })
    void shouldRefuseWithASentence(String arguments, String sentence) {
        // When
        Run coach = Run.of(("torture " + arguments).split(" +"));

        // Then
        assertThat(coach.exitCode()).as(coach.err()).isEqualTo(2);
        assertThat(coach.err()).contains(sentence);
    }
}
