package smscoach.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every measurement that the docs name can be asked for in these words. */
class BenchDocsTest {

    private static final Pattern COMMAND = Pattern.compile("coach bench([^`|#\\n]*)");
    private static final Path HOME = Path.of(System.getProperty("coach.home"));
    private static final List<String> DOCS =
            List.of("README.md", "CONTRIBUTING.md", "docs/performance.md", "docs/operations.md", "docs/rationale.md");

    @Test
    void shouldUnderstandEveryCommandOfTheDocs() throws IOException {
        List<String> commands = new ArrayList<>();
        for (String doc : DOCS) {
            COMMAND.matcher(Files.readString(HOME.resolve(doc)))
                    .results()
                    .map(MatchResult::group)
                    .map(String::strip)
                    .forEach(commands::add);
        }

        assertThat(commands).hasSizeGreaterThan(30);
        assertThat(commands)
                .allSatisfy(command -> assertThatCode(() -> Bench.commandLine().parseArgs(arguments(command)))
                        .as(command)
                        .doesNotThrowAnyException());
    }

    private static String[] arguments(String command) {
        String words = command.substring("coach bench".length()).strip();
        return Bench.withCommand(words.isEmpty() ? new String[0] : words.split("\\s+"));
    }
}
