package smscoach.simulation.run;

/** A run that could not begin. The message is a sentence that says why, and what to do. */
public final class DemoException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DemoException(String message, Throwable cause) {
        super(message, cause);
    }

    DemoException(String message) {
        super(message);
    }
}
