package smscoach.topics;

import static org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType.SAFE_DOWNGRADE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import smscoach.broker.EmbeddedKafka;
import smscoach.config.Settings;
import smscoach.domain.Rules;

/** Brokers that were upgraded, while their features were not. */
@Timeout(60)
class StartupFeaturesIT {
    private EmbeddedKafka kafka;
    private Admin admin;

    @BeforeEach
    void start() {
        kafka = EmbeddedKafka.builder().start();
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterEach
    void close() {
        admin.close(Duration.ofSeconds(1));
        kafka.close();
    }

    @Test
    void shouldRefuseTheOldTransactions() throws Exception {
        // Given
        downgrade("transaction.version", 1);

        // When
        var refusal = refusal("classic");

        // Then
        assertThat(refusal.problem()).isEqualTo(StartupProblem.TRANSACTIONS_TOO_OLD);
        assertThat(refusal)
                .hasMessageContainingAll(
                        "transaction.version 1, and the processor needs 2",
                        "`kafka-features.sh --bootstrap-server " + kafka.bootstrapServers()
                                + " upgrade --feature transaction.version=2`");
    }

    @Test
    void shouldRefuseTheStreamsProtocolOnlyWhereItIsOffAndWanted() throws Exception {
        // Given
        downgrade("streams.version", 0);

        // When
        var streams = refusal("streams");
        var classic = refusal("classic");

        // Then
        assertThat(streams.problem()).isEqualTo(StartupProblem.STREAMS_PROTOCOL_OFF);
        assertThat(streams)
                .hasMessageContainingAll(
                        "group-protocol is streams",
                        kafka.bootstrapServers() + " has streams.version 0",
                        "upgrade --feature streams.version=1`",
                        "Or set group-protocol to classic.");
        assertThat(classic.problem()).isEqualTo(StartupProblem.TOPIC_MISSING);
    }

    private void downgrade(String feature, int level) throws Exception {
        admin.updateFeatures(
                        Map.of(feature, new FeatureUpdate((short) level, SAFE_DOWNGRADE)), new UpdateFeaturesOptions())
                .all()
                .get();
        Eventually.await(() -> level(feature) == level);
    }

    private int level(String feature) throws Exception {
        var finalized = admin.describeFeatures()
                .featureMetadata()
                .get()
                .finalizedFeatures()
                .get(feature);
        return finalized == null ? 0 : finalized.maxVersionLevel();
    }

    private StartupException refusal(String groupProtocol) {
        var settings = new Settings(
                kafka.bootstrapServers(),
                "",
                "coach",
                Path.of("state"),
                1,
                0,
                groupProtocol,
                Rules.AS_SHIPPED,
                Map.of());
        return catchThrowableOfType(StartupException.class, () -> StartupChecks.check(admin, settings, false, 1));
    }
}
