package smscoach.stream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
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
    private static final int LIMIT = 5;
    private static final long WINDOW_NANOS = 600_000_000_000L;

    private final Consumer<Throwable> onStop;
    private final Deque<Long> replacements = new ArrayDeque<>();

    ThreadDeaths(Consumer<Throwable> onStop) {
        this.onStop = onStop;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable death) {
        ApiException broker = brokersTrouble(death);
        if (broker != null && mayReplace(System.nanoTime())) {
            LOG.warn("A stream thread died of {}; a new one takes its place", broker.toString());
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.error("The processor stops: {}", rootSentence(death), death);
        onStop.accept(death);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private boolean mayReplace(long now) {
        replacements.removeIf(then -> now - then > WINDOW_NANOS);
        replacements.add(now);
        return replacements.size() <= LIMIT;
    }

    /** The first error in the chain that came from a broker and may pass, or null. */
    private static @Nullable ApiException brokersTrouble(Throwable death) {
        for (Throwable cause = death; cause != null; cause = cause.getCause()) {
            boolean stays = cause instanceof AuthorizationException
                    || cause instanceof AuthenticationException
                    || cause instanceof InvalidConfigurationException
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

    /** The most telling message of the chain: ours where we stopped, else the last. */
    static String rootSentence(Throwable death) {
        Throwable last = death;
        for (Throwable cause = death; cause != null; cause = cause.getCause()) {
            last = cause;
            if (cause instanceof StoppedException ours) {
                return String.valueOf(ours.getMessage());
            }
        }
        return last.toString();
    }
}
