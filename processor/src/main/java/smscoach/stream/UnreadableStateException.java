package smscoach.stream;

/** A stored record of a version that this build does not know. */
public final class UnreadableStateException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableStateException(String message) {
        super(message);
    }
}
