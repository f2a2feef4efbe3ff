package smscoach.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smscoach.broker.SharedKafka;
import smscoach.config.Settings;
import smscoach.contract.Topic;
import smscoach.domain.Rules;
import smscoach.torture.stage.Waiting;

/** The transaction of a dead instance does not hold up downstream until it times out; nobody else's is touched. */
class OrphansIT {

    private static final String APPLICATION = "orphans";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void shouldAbortTheTransactionOfAnInstanceThatIsGoneAndNoOther() throws Exception {
        try (SharedKafka kafka = SharedKafka.start();
                Cluster cluster = new Cluster(kafka.bootstrapServers());
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            // Given
            cluster.createTopics("", 1);
            String dead = APPLICATION + "-" + UUID.randomUUID() + "-1";
            String itsOther = dead + "-b";
            String ofAnotherApplication = APPLICATION + "-too-" + UUID.randomUUID() + "-1";
            try (var one = inTransaction(kafka, dead);
                    var two = inTransaction(kafka, itsOther);
                    var other = inTransaction(kafka, ofAnotherApplication)) {
                assertThat(ongoing(admin, dead)).isTrue();
                assertThat(ongoing(admin, itsOther)).isTrue();

                // When
                var settings = new Settings(
                        kafka.bootstrapServers(), "", APPLICATION, folder, 1, 0, "classic", Rules.AS_SHIPPED, Map.of());
                try (CoachStreams ignored = CoachStreams.start(settings, 1)) {
                    Waiting.require(
                            Duration.ofSeconds(60),
                            "An orphan stays open",
                            () -> !ongoing(admin, dead) && !ongoing(admin, itsOther));
                }

                // Then
                assertThat(ongoing(admin, ofAnotherApplication)).isTrue();
                other.commitTransaction();
            }
        }
    }

    private static KafkaProducer<byte[], byte[]> inTransaction(SharedKafka kafka, String transactionalId)
            throws Exception {
        var producer = new KafkaProducer<>(
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.bootstrapServers(),
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        transactionalId,
                        // Nothing but an abort from outside can end it in time.
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        600_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(
                        Topic.COACH_REPLIES.defaultName(), "key".getBytes(UTF_8), "{}".getBytes(UTF_8)))
                .get();
        return producer;
    }

    private static boolean ongoing(Admin admin, String transactionalId) throws Exception {
        return admin.listTransactions(new ListTransactionsOptions()).all().get().stream()
                .filter(listing -> listing.transactionalId().equals(transactionalId))
                .map(TransactionListing::state)
                .anyMatch(state -> state == TransactionState.ONGOING);
    }
}
