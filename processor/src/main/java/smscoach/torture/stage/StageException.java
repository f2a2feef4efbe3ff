package smscoach.torture.stage;

import org.jspecify.annotations.Nullable;

/** The run cannot go on: what is wrong, where, and what to look at. */
public final class StageException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StageException(String message) {
        this(message, null);
    }

    public StageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
