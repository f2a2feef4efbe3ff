package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a replay must never write is said before any cluster is asked. */
class ReplayToCommandTest {

    @Test
    void shouldAskWhereToWrite() {
        // When
        var run = to(Map.of("COACH_TOPIC_PREFIX", "prod."));

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("needs the prefix of the topics to write, as --to-prefix shadow.");
    }

    @Test
    void shouldNotWriteOverProduction() {
        // When
        var named = to(Map.of(), "--topic-prefix", "prod.", "--to-prefix", "prod.");
        var without = to(Map.of(), "--topic-prefix", "");
        var sloppy = to(Map.of("COACH_TOPIC_PREFIX", "prod."), "--topic-prefix", "prod.");

        // Then
        assertThat(named.exitCode()).isEqualTo(2);
        assertThat(named.err()).contains("'prod.' is the prefix of production's own topics");
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("'' is the prefix of production's own topics");
        assertThat(sloppy.exitCode()).isEqualTo(2);
        assertThat(sloppy.err()).contains("'prod.' is the prefix of production's own topics");
    }

    @Test
    void shouldRefuseAPrefixThatNoTopicCanHave() {
        // When
        var run = to(Map.of(), "--to-prefix", "a b");

        // Then
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--to-prefix 'a b' must hold");
    }

    private static Run to(Map<String, String> environment, String... options) {
        String[] args = new String[options.length + 4];
        args[0] = "replay";
        args[1] = "to";
        args[2] = "--bootstrap-servers";
        args[3] = "127.0.0.1:1";
        System.arraycopy(options, 0, args, 4, options.length);
        return Run.of(environment, "", args);
    }
}
