package smscoach.topics;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/**
 * A Kafka cluster that is asked with bounded patience, and whose failures become sentences.
 *
 * @param bootstrapServers to be named in the sentences
 * @param patience for one question
 */
record Cluster(Admin admin, String bootstrapServers, Duration patience) {
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** The client gives up by itself; this is for when it cannot even do that. */
    private static final Duration FOR_THE_CLIENT = Duration.ofSeconds(1);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    /** For the options of a call: without it a close() would wait a minute for calls that nobody waits for. */
    int timeoutMillis() {
        return Math.toIntExact(patience.toMillis());
    }

    /** @param doing what the question is for, after "while" */
    <T> T answer(String doing, KafkaFuture<T> future) {
        try {
            return get(future);
        } catch (ExecutionException e) {
            throw explained(doing, e.getCause() == null ? e : e.getCause());
        }
    }

    /** The error that the cluster answered with, if it is one that the asker has words for. */
    Optional<ApiException> refusal(
            String doing, KafkaFuture<?> future, Collection<Class<? extends ApiException>> expected) {
        try {
            get(future);
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ApiException refusal
                    && expected.stream().anyMatch(type -> type.isInstance(refusal))) {
                return Optional.of(refusal);
            }
            throw explained(doing, e.getCause() == null ? e : e.getCause());
        }
    }

    /** Metadata reaches a broker a moment after the controller. */
    boolean becomesTrue(BooleanSupplier condition) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
            } catch (InterruptedException e) {
                throw new InterruptException(e);
            }
        }
        return true;
    }

    private <T> T get(KafkaFuture<T> future) throws ExecutionException {
        try {
            return future.get(patience.plus(FOR_THE_CLIENT).toMillis(), TimeUnit.MILLISECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new ExecutionException(new org.apache.kafka.common.errors.TimeoutException(e));
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private StartupException explained(String doing, Throwable cause) {
        return switch (cause) {
            case AuthenticationException e ->
                new StartupException(
                        StartupProblem.AUTHENTICATION_FAILED,
                        ("Kafka at %s refused to let the processor in: %s Check security.protocol, sasl.mechanism and"
                                        + " sasl.jaas.config, or the certificates of ssl.keystore.* and ssl.truststore.*.")
                                .formatted(bootstrapServers, sentence(e)),
                        e);
            case AuthorizationException e ->
                new StartupException(
                        StartupProblem.NOT_AUTHORIZED,
                        "Kafka at %s forbids this principal something, while %s: %s Grant it with `kafka-acls.sh`."
                                .formatted(bootstrapServers, doing, sentence(e)),
                        e);
            case UnsupportedVersionException e ->
                new StartupException(
                        StartupProblem.BROKER_ERROR,
                        "Kafka at %s is too old for this, while %s: %s Upgrade its brokers to 4.0 or newer."
                                .formatted(bootstrapServers, doing, sentence(e)),
                        e);
            case RetriableException e -> Unreachable.at(this, doing, e);
            default ->
                new StartupException(
                        StartupProblem.BROKER_ERROR,
                        "Kafka at %s answered with an error, while %s: %s Its brokers' logs may say why."
                                .formatted(bootstrapServers, doing, sentence(cause)),
                        cause);
        };
    }

    static String sentence(Throwable cause) {
        var message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return cause.getClass().getSimpleName() + ".";
        }
        return message.endsWith(".") ? message : message + ".";
    }
}
