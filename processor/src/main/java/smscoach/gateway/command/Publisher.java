package smscoach.gateway.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smscoach.contract.ContractMessage;
import smscoach.contract.Topic;
import smscoach.contract.json.ContractJson;
import smscoach.gateway.kafka.Kafka;

/** Publishes on a topic what is answered by something that is read back. */
final class Publisher implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);

    private final Topic of;
    private final String topic;
    private final Duration patience;
    private final Producer<byte[], byte[]> producer;

    /** A producer blocks while a cluster is away, and would pin the carriers of virtual threads on older JDKs. */
    private final ExecutorService thread;

    /** @param patience how long an answer is waited for */
    Publisher(Kafka kafka, Topic topic, Duration patience) {
        this.of = topic;
        this.topic = kafka.names().apply(topic);
        this.patience = patience;
        this.producer = kafka.producers().get();
        this.thread = Executors.newSingleThreadExecutor(Thread.ofPlatform()
                .daemon()
                .name("gateway-to-" + topic.defaultName())
                .factory());
    }

    /**
     * Publishes, if it is still wanted by then: who does not wait any more was told that it was not confirmed, so better
     * not at all than late.
     *
     * @param wanted asked once, before it is handed to the producer
     * @param confirmed is told its position
     */
    void publish(
            String contactCenterId,
            ContractMessage message,
            BooleanSupplier wanted,
            CompletableFuture<?> answer,
            Consumer<String> confirmed) {
        thread.execute(() -> {
            if (wanted.getAsBoolean()) {
                send(contactCenterId, message, answer, confirmed);
            }
        });
    }

    private void send(
            String contactCenterId, ContractMessage message, CompletableFuture<?> answer, Consumer<String> confirmed) {
        var record = new ProducerRecord<>(topic, contactCenterId.getBytes(UTF_8), ContractJson.write(message));
        try {
            var unused = producer.send(record, (where, failure) -> {
                if (failure == null) {
                    confirmed.accept(position(where));
                } else {
                    answer.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    /** As the contract's header names it: without the prefix of the topics. */
    private String position(RecordMetadata where) {
        return of.defaultName() + "-" + where.partition() + "@" + where.offset();
    }

    /**
     * Waits for an answer.
     *
     * @param none what is thrown where there is none in time
     */
    <T> T await(CompletableFuture<T> answer, Supplier<NoReplyException> none) throws InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw none.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoReplyException told) {
                throw told;
            }
            LOG.warn("A record for {} was not published: {}", topic, String.valueOf(e.getCause()));
            throw none.get();
        }
    }

    @Override
    public void close() {
        List<Runnable> unused = thread.shutdownNow();
        producer.close(Duration.ofSeconds(5));
    }
}
