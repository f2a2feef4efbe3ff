package smscoach.stream;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.streams.errors.ProcessorStateException;
import org.rocksdb.RocksDBException;

/** Why the processor stops by itself: what is wrong, where, and what to do. */
public final class StoppedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private StoppedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Before any record was taken. */
    static StoppedException before(int partition, UnreadableStateException why) {
        return new StoppedException(
                "Stopped before the first record of partition " + partition + ": " + sentence(why), why);
    }

    /** The record's outputs and changes are not committed, and it will be the first of the next start. */
    static StoppedException at(String topic, int partition, long offset, Throwable why) {
        return new StoppedException("Stopped at " + topic + "-" + partition + "@" + offset + ": " + sentence(why), why);
    }

    /** The brokers' trouble did not pass. */
    static StoppedException tooOften(ApiException broker) {
        return new StoppedException(
                "Stopped, since stream threads died " + Replacements.PER_THREAD + " times each within "
                        + Replacements.WINDOW.toMinutes() + " minutes, and once more, now of " + broker
                        + ". Look at the brokers, then start again.",
                broker);
    }

    /** Whatever else a stream thread died of. */
    static StoppedException of(Throwable death, Path stateDir) {
        boolean isOfState = false;
        Throwable last = death;
        for (Throwable cause = death; cause != null; cause = cause.getCause()) {
            if (cause instanceof StoppedException ours) {
                return ours;
            }
            isOfState |= cause instanceof ProcessorStateException;
            last = cause;
        }
        return isOfState && (last instanceof RocksDBException || last instanceof IOException)
                ? new StoppedException(
                        "Stopped, since the state folder " + stateDir + " cannot be used: " + last.getMessage()
                                + ". Make room or repair it, then start again: what is lost there is restored from"
                                + " the changelog.",
                        death)
                : new StoppedException("Stopped by " + last, death);
    }

    private static String sentence(Throwable why) {
        return switch (why) {
            case UnreadableStateException newer ->
                newer.getMessage() + ". Nothing was changed. Run that build again, or one that is newer still.";
            case OutOfMemoryError memory ->
                "memory ran out (" + memory.getMessage()
                        + "). Give it more, by COACH_JAVA_OPTS=-Xmx…, and start again.";
            default ->
                "no record may do this, it is a bug: " + why
                        + ". The record is not taken, and the next start stops at it again: run a build without the bug.";
        };
    }
}
