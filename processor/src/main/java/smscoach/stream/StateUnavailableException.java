package smscoach.stream;

/** The state cannot be asked now. The message is a sentence that says why. */
public final class StateUnavailableException extends Exception {

    private static final long serialVersionUID = 1;

    StateUnavailableException(String why) {
        super(why);
    }
}
