package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smscoach.broker.SharedKafka;
import smscoach.cli.base.Web;
import smscoach.torture.stage.Waiting;

/** Where a gateway is served beside the processor, and where not. */
@Timeout(180)
class RunGatewayIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern GATEWAY = Pattern.compile("The gateway listens on (http://127\\.0\\.0\\.1:\\d+)");

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldServeAGatewayWhereAnIssuerIsNamedOnly(boolean named) throws Exception {
        try (SharedKafka kafka = SharedKafka.start();
                CoachProcess run = CoachProcess.start(
                        folder,
                        "run",
                        "--bootstrap-servers=" + kafka.bootstrapServers(),
                        "--create-topics",
                        "--no-http",
                        "--state-dir=" + folder.resolve("state"),
                        "--gateway-port=0",
                        "--issuer-folder=" + folder.resolve("issuer"),
                        "--insecure-local-issuer=" + named)) {
            // When
            Waiting.require(
                    PATIENCE,
                    "It tells nothing of a gateway",
                    () -> run.output().contains("ateway"));
            String told = run.output();

            // Then
            Matcher gateway = GATEWAY.matcher(told);
            assertThat(gateway.find()).as(told).isEqualTo(named);
            if (named) {
                assertThat(Web.get(URI.create(gateway.group(1) + "/api/v2/me")).status())
                        .isEqualTo(401);
                assertThat(Web.get(URI.create(gateway.group(1) + "/")).body()).contains("<title>SMS Coach</title>");
            } else {
                assertThat(told).contains("SMS Coach is running", "No gateway: name an issuer by --token-issuer");
            }
        }
    }

    @Test
    void shouldGiveTheDemoWithoutAGateway() {
        // Given
        Map<String, String> settings = Map.of(
                "COACH_SECONDS",
                "1",
                "COACH_ISSUER_FOLDER",
                folder.resolve("issuer").toString());

        // When
        Run demo = Run.of(settings, "", "demo", "--no-gateway");

        // Then
        assertThat(demo.exitCode()).as(demo.err() + demo.out()).isZero();
        assertThat(demo.out()).doesNotContain("gateway", "#token=");
        assertThat(folder.resolve("issuer")).doesNotExist();
    }
}
