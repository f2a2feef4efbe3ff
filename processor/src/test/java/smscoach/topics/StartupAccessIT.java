package smscoach.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import smscoach.config.Settings;
import smscoach.domain.Rules;

/** Clusters that do not answer, do not let in, or do not let do. */
@Timeout(120)
class StartupAccessIT {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static GuardedKafka guarded;

    @BeforeAll
    static void start() throws Exception {
        guarded = new GuardedKafka();
        guarded.addUser("coach", "right");
    }

    @AfterAll
    static void close() {
        guarded.close();
    }

    @Test
    void shouldNeedNoMoreRightsThanTheProcessorAndSayWhatItCouldNotCheck() throws Exception {
        // Given
        guarded.operator().make("least.", 2);
        guarded.grant("coach", Role.PROCESSOR.rights("least.", "least"));

        // When
        var report = check(settings(guarded.guardedDoor(), "least", guarded.logIn("coach", "right")), false);

        // Then
        assertThat(report.partitions()).isEqualTo(2);
        assertThat(report.advised()).hasSize(9).allMatch(Difference.Unchecked.class::isInstance);
        assertThat(report.advice())
                .singleElement()
                .asString()
                .contains("least.coach-commands, least.sms-session-events", "was not checked", "DESCRIBE_CONFIGS");
    }

    @Test
    void shouldSayWhichTopicsItMayNotSee() throws Exception {
        // Given
        guarded.operator().make("hidden.", 1);

        // When
        var refusal = refusal(settings(guarded.guardedDoor(), "hidden", guarded.logIn("coach", "right")), false);

        // Then
        assertThat(refusal.problem()).isEqualTo(StartupProblem.NOT_AUTHORIZED);
        assertThat(refusal)
                .hasMessageContainingAll(
                        guarded.guardedDoor(),
                        "READ on topic hidden.coach-commands",
                        "WRITE on topic hidden.coach-dead-letters",
                        "READ on group hidden",
                        "WRITE on every transactional id that begins with hidden-",
                        "kafka-acls.sh");
    }

    @Test
    void shouldSayThatItMayNotCreateTopics() throws Exception {
        // Given
        guarded.grant("coach", Role.PROCESSOR.rights("uncreated.", "uncreated"));

        // When
        var refusal = refusal(settings(guarded.guardedDoor(), "uncreated", guarded.logIn("coach", "right")), true);

        // Then
        assertThat(refusal.problem()).isEqualTo(StartupProblem.NOT_AUTHORIZED);
        assertThat(refusal)
                .hasMessageContainingAll(
                        guarded.guardedDoor(), "create uncreated.", "grant it CREATE", "`coach topics create`");
    }

    @Test
    void shouldTellAWrongPasswordFromABrokerThatIsDown() {
        // When
        var refusal = refusal(settings(guarded.guardedDoor(), "wrong", guarded.logIn("coach", "wrong")), false);

        // Then
        assertThat(refusal.problem()).isEqualTo(StartupProblem.AUTHENTICATION_FAILED);
        assertThat(refusal).hasMessageContainingAll(guarded.guardedDoor(), "refused", "sasl.jaas.config");
    }

    @Test
    void shouldSuspectTheProtocolWhereConnectionsAreTakenButNotAnswered() {
        // When
        var refusal = impatientRefusal(settings(guarded.guardedDoor(), "plain", Map.of()));

        // Then
        assertThat(refusal.problem()).isEqualTo(StartupProblem.BROKER_UNREACHABLE);
        assertThat(refusal)
                .hasMessageContainingAll(
                        guarded.guardedDoor() + ": it takes connections", "Does security.protocol fit");
    }

    @Test
    void shouldNotWaitForeverForABrokerThatHangs() {
        // Given
        var node = guarded.kafka().node(1);
        node.pause();
        try {

            // When
            var refusal = impatientRefusal(settings(guarded.openDoor(), "hangs", Map.of()));

            // Then
            assertThat(refusal.problem()).isEqualTo(StartupProblem.BROKER_UNREACHABLE);
            assertThat(refusal).hasMessageContainingAll(guarded.openDoor(), "within 2 s", "are the brokers well?");
        } finally {
            node.resume();
        }
    }

    @Test
    void shouldNameTheServersWhereNobodyListens() throws Exception {
        // Given
        var nobody = "127.0.0.1:" + closedPort();

        // When
        var refusal = impatientRefusal(settings(nobody, "down", Map.of()));

        // Then
        assertThat(refusal.problem()).isEqualTo(StartupProblem.BROKER_UNREACHABLE);
        assertThat(refusal.exitCode()).isEqualTo(70);
        assertThat(refusal)
                .hasMessageContainingAll(
                        "bootstrap-servers " + nobody, "within 2 s", "no connection", "Start the brokers");
    }

    @Test
    void shouldTellAnUnknownNameFromABrokerThatIsDown() {
        // When
        var refusal = refusal(settings("no-such-host.invalid:9092", "unknown", Map.of()), false);

        // Then
        assertThat(refusal.problem()).isEqualTo(StartupProblem.BROKER_NAME_UNKNOWN);
        assertThat(refusal).hasMessageContainingAll("no-such-host.invalid:9092", "has an address", "Correct it");
    }

    @Test
    void shouldSayWhichClientSettingIsWrong() {
        // When
        var refusal =
                refusal(settings(guarded.openDoor(), "setting", Map.of("security.protocol", "SASL_PLAINTEXT")), false);

        // Then
        assertThat(refusal.problem()).isEqualTo(StartupProblem.CLIENT_SETTINGS);
        assertThat(refusal).hasMessageContainingAll(guarded.openDoor(), "JAAS", "Correct that setting.");
    }

    private static Report check(Settings settings, boolean createTopics) {
        return check(settings, createTopics, Cluster.PATIENCE);
    }

    private static Report check(Settings settings, boolean createTopics, Duration patience) {
        try (var admin = AdminConnection.open(settings)) {
            return StartupChecks.check(admin, settings, createTopics, 1, Set.of(), patience);
        }
    }

    private static StartupException impatientRefusal(Settings settings) {
        return catchThrowableOfType(StartupException.class, () -> check(settings, false, PATIENCE));
    }

    private static StartupException refusal(Settings settings, boolean createTopics) {
        return catchThrowableOfType(StartupException.class, () -> check(settings, createTopics));
    }

    private static int closedPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** With the name as application, and the name and a dot as prefix. */
    private static Settings settings(String bootstrapServers, String name, Map<String, String> kafka) {
        return new Settings(
                bootstrapServers, name + ".", name, Path.of("state"), 1, 0, "classic", Rules.AS_SHIPPED, kafka);
    }
}
