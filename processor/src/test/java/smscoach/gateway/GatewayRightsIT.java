package smscoach.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import smscoach.cli.cluster.Cluster;
import smscoach.cli.gateway.FrontDoor;
import smscoach.cli.run.Instance;
import smscoach.config.Settings;
import smscoach.domain.Rules;
import smscoach.gateway.GatewayClient.Answered;
import smscoach.gateway.http.Gateway;
import smscoach.gateway.http.GatewaySettings;
import smscoach.gateway.identity.LocalIssuer;
import smscoach.topics.GuardedKafka;
import smscoach.topics.Role;
import smscoach.torture.stage.Waiting;

/** What a gateway does with the rights of its roles, and not one more. */
@Timeout(120)
class GatewayRightsIT {

    private static final String APPLICATION = "gateway-rights-it";
    private static final String PASSWORD = "right";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldDoWithoutTheRightsThatAreForAgentsAndDeadLettersAlone() throws Exception {
        // Given
        LocalIssuer issuer = LocalIssuer.in(folder.resolve("issuer"));
        try (GuardedKafka kafka = new GuardedKafka()) {
            kafka.makeTopics("", 1);
            kafka.addUser("front", PASSWORD);
            kafka.grant(
                    "front",
                    Stream.of(Role.GATEWAY, Role.DESKTOP)
                            .flatMap(role -> role.rights("", "front").stream())
                            .distinct()
                            .toList());
            try (AutoCloseable ignored = Instance.start(settings(kafka.openDoor(), Map.of()), false, 1, advice -> {});
                    Gateway gateway = new FrontDoor(onThisMachine(), false, issuer.settings())
                            .open(
                                    new Cluster(settings(kafka.guardedDoor(), kafka.logIn("front", PASSWORD))),
                                    APPLICATION,
                                    Rules.AS_SHIPPED);
                    HttpClient http = HttpClient.newHttpClient()) {
                GatewayClient client = new GatewayClient(http, gateway.port(), Description.read());
                String kim = issuer.token("cc-1", "sup-1", "kim", List.of("supervisor"), Duration.ofHours(1));

                // When
                Answered coach =
                        client.post("/api/v2/users/a-1/channels/smssession", kim, "{\"operationName\":\"Coach\"}");
                Waiting.require(
                        PATIENCE,
                        "The gateway never noticed what it may not read",
                        () -> client.get("/api/v2/agents", kim)
                                .json()
                                .path("statusMessage")
                                .asText()
                                .contains("no right to read sms-session-events"));
                Answered agents = client.get("/api/v2/agents", kim);
                Answered unknown = client.get("/api/v2/commands/none", kim);
                Answered coaching = client.get("/api/v2/me/coaching", kim);
                client.events(kim, Map.of()).close();

                // Then
                assertThat(coach.status()).isEqualTo(200);
                assertThat(agents.status()).isEqualTo(503);
                assertThat(agents.reason()).isEqualTo("UNAVAILABLE");
                assertThat(agents.headers().firstValue("Retry-After")).contains("60");
                assertThat(unknown.status()).as("dead letters cannot be asked").isEqualTo(404);
                assertThat(coaching.json().path("subscriptions")).hasSize(1);
            }
        }
    }

    private static GatewaySettings onThisMachine() {
        return GatewaySettings.onThisMachine(0);
    }

    private Settings settings(String servers, Map<String, String> client) {
        return new Settings(
                servers,
                "",
                APPLICATION,
                folder.resolve("state"),
                1,
                0,
                "classic",
                Rules.AS_SHIPPED,
                new TreeMap<>(client));
    }
}
