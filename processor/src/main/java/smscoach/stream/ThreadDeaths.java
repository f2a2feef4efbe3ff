package smscoach.stream;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What to do when a stream thread dies: after trouble with the brokers a new one takes its place, within a limit; after
 * anything else the instance stops, since the same record would only kill the next thread.
 */
final class ThreadDeaths implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadDeaths.class);

    private final Replacements replacements;
    private final Path stateDir;
    private final Consumer<StoppedException> onStop;
    private final Meter meter;
    private final CountDownLatch closing = new CountDownLatch(1);

    ThreadDeaths(Replacements replacements, Path stateDir, Consumer<StoppedException> onStop, Meter meter) {
        this.replacements = replacements;
        this.stateDir = stateDir;
        this.onStop = onStop;
        this.meter = meter;
    }

    /** Called in the thread that dies, which so can wait. */
    @Override
    public StreamThreadExceptionResponse handle(Throwable death) {
        meter.threadDied();
        ApiException broker = brokersTrouble(death);
        if (broker == null) {
            return stop(StoppedException.of(death, stateDir));
        }
        Optional<Duration> pause = replacements.next();
        if (pause.isEmpty()) {
            return stop(StoppedException.tooOften(broker));
        }
        LOG.warn(
                "A stream thread died of {}; a new one takes its place in {} s",
                broker.toString(),
                pause.get().toSeconds());
        await(pause.get());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Ends all pauses. */
    void close() {
        closing.countDown();
    }

    private StreamThreadExceptionResponse stop(StoppedException why) {
        LOG.error("The processor stops: {}", why.getMessage());
        onStop.accept(why);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private void await(Duration pause) {
        try {
            boolean unused = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The first error in the chain that came from a broker and may pass, or null. That a record is refused may come as
     * either of two errors, one of which is a wrong configuration by its type; a topic's settings can be put right.
     */
    private static @Nullable ApiException brokersTrouble(Throwable death) {
        for (Throwable cause = death; cause != null; cause = cause.getCause()) {
            boolean stays = cause instanceof AuthorizationException
                    || cause instanceof AuthenticationException
                    || (cause instanceof InvalidConfigurationException && !(cause instanceof InvalidRecordException))
                    || cause instanceof RecordTooLargeException;
            if (stays) {
                return null;
            }
            if (cause instanceof ApiException broker) {
                return broker;
            }
        }
        return null;
    }
}
