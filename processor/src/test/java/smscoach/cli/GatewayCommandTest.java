package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smscoach.gateway.identity.LocalIssuer;
import smscoach.gateway.identity.Tokens;

class GatewayCommandTest {

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --gateway-port 0                                                    | Nobody is named whose tokens are believed.
            --token-issuer https://login.example.org/                           | Nobody is named whose tokens are believed.
            --token-issuer a --token-keys b --insecure-local-issuer             | not both.
            --insecure-local-issuer --gateway-host 0.0.0.0                      | Without TLS, tokens sent to 0.0.0.0 can be read
            --insecure-local-issuer --tls-key key.pem                           | need each other
            --insecure-local-issuer --requests-per-second 0                     | must be at least 1
            --token-issuer a --token-keys b --token-clock-skew 1h               | more than 5m
            """)
    void shouldNotStartWhereItWouldNotBeSafe(String options, String problem) {
        // When
        Run run = Run.of(
                ("gateway --bootstrap-servers 127.0.0.1:1 --issuer-folder " + folder + " " + options).split(" ", -1));

        // Then
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains(problem);
    }

    @Test
    void shouldMakeTokensThatItsGatewayBelieves() throws Exception {
        // When
        Run run = Run.of(
                "token",
                "--user",
                "sup-1",
                "--contact-center",
                "cc-1",
                "--role",
                "supervisor",
                "--issuer-folder",
                folder.toString());

        // Then
        var caller = new Tokens(LocalIssuer.in(folder).settings())
                .caller("Bearer " + run.lines().getFirst());
        assertThat(caller.owner()).isEqualTo("cc-1/sup-1");
        assertThat(caller.isSupervisor()).isTrue();
        assertThat(run.err()).contains("curl -H");
    }

    @Test
    void shouldMakeNoTokenForAnIdThatTheContractDoesNotAllow() {
        assertThat(Run.of("token", "--user", "a/b", "--contact-center", "cc-1").exitCode())
                .isEqualTo(2);
    }
}
