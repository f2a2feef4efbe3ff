package smscoach.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.broker.SharedKafka;
import smscoach.cli.run.Instance;
import smscoach.config.Settings;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.domain.Rules;
import smscoach.gateway.identity.Caller;
import smscoach.gateway.identity.LocalIssuer;
import smscoach.gateway.identity.Tokens;
import smscoach.stream.Cluster;
import smscoach.stream.CoachStreams;

/** The sample of the GWS documentation, by the commands that a person would type. */
class GwsSampleIT {

    private static final String AGENT = "90cc5439ff6848748e5e67811273f266";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldCoachTheNextSessionOfTheSampleAndNoMore() throws Exception {
        try (SharedKafka kafka = SharedKafka.start();
                CoachStreams ignored = Instance.start(settings(kafka), true, 4, advice -> {});
                Cluster cluster = new Cluster(kafka.bootstrapServers())) {
            // When
            Run coach = coach(
                    kafka, "", "send", "coach-commands", "--wait=60", "--json", """
                    {"commandId":"c-1","contactCenterId":"cc-1","operationName":"Coach","supervisor":{"userId":"sup-1",\
                    "userName":"kim","roles":["supervisor"]},"userId":"%s","supervisorMonitoringMode":"NextChat",\
                    "issuedAt":"%s"}""".formatted(AGENT, Instant.now()));
            Run events = coach(
                    kafka,
                    event("e-1", "s-1", "AgentAccepted", ",\"userId\":\"" + AGENT + "\"")
                            + event("e-2", "s-2", "AgentAccepted", ",\"userId\":\"" + AGENT + "\"")
                            + event("e-3", "s-1", "SessionCompleted", "")
                            + event("e-4", "s-2", "SessionCompleted", ""),
                    "send",
                    "sms-session-events",
                    "-");
            cluster.awaitAllTaken("gws-sample", "");
            Run tail = coach(
                    kafka,
                    "",
                    "tail",
                    "supervisor-session-events",
                    "--from-beginning",
                    "--max",
                    "2",
                    "--timeout",
                    "30s");

            // Then
            assertThat(coach.exitCode()).as(coach.err()).isZero();
            assertThat(coach.out()).contains("\"statusCode\":0");
            assertThat(events.exitCode()).as(events.err()).isZero();
            assertThat(tail.out()).contains("Delivered s-1", "Revoked s-1");
            List<SupervisorSessionEvent> committed = cluster.outputs("", Topic.SUPERVISOR_SESSION_EVENTS).stream()
                    .map(r -> ContractJson.read(SupervisorSessionEvent.class, r.value()))
                    .toList();
            assertThat(committed)
                    .extracting(SupervisorSessionEvent::type, SupervisorSessionEvent::smssessionId)
                    .containsExactly(
                            tuple(SupervisorEventType.Delivered, "s-1"), tuple(SupervisorEventType.Revoked, "s-1"));
        }
    }

    /** Everything embedded, as a newcomer starts it. */
    @Test
    void shouldShowTheMainJobAndEndByItself() throws Exception {
        // Given
        Map<String, String> settings =
                Map.of("COACH_SECONDS", "8", "COACH_GATEWAY_PORT", "0", "COACH_ISSUER_FOLDER", folder.toString());

        // When
        Run demo = Run.of(settings, "", "demo", "--rate", "20");

        // Then
        assertThat(demo.exitCode()).as(demo.err() + demo.out()).isZero();
        assertThat(demo.out())
                .startsWith("SMS Coach demo: starting Kafka")
                .contains("Whispers seen by customers: 0", "Every promise was kept");
        List<Caller> links = demo.out()
                .lines()
                .filter(line -> line.contains("/#token="))
                .map(line -> "Bearer " + line.substring(line.indexOf("/#token=") + 8, line.indexOf("&demo")))
                .map(new Tokens(LocalIssuer.in(folder).settings())::caller)
                .toList();
        assertThat(links)
                .extracting(Caller::owner, Caller::isSupervisor)
                .containsExactly(tuple("northwind/sup-kim", true), tuple("northwind/admin-ada", false));
    }

    private static Run coach(SharedKafka kafka, String in, String... args) {
        return Run.of(Map.of("COACH_BOOTSTRAP_SERVERS", kafka.bootstrapServers()), in, args);
    }

    private static String event(String id, String session, String type, String more) {
        return "{\"eventId\":\"" + id + "\",\"contactCenterId\":\"cc-1\",\"smssessionId\":\"" + session
                + "\",\"type\":\"" + type + "\"" + more + ",\"occurredAt\":\"" + Instant.now() + "\"}\n";
    }

    private Settings settings(SharedKafka kafka) {
        return new Settings(
                kafka.bootstrapServers(), "", "gws-sample", folder, 1, 0, "classic", Rules.AS_SHIPPED, Map.of());
    }
}
