package smscoach.stream;

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
