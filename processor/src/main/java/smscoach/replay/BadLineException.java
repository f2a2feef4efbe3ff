package smscoach.replay;

/** A line that is no record in the envelope of {@code kcat -J}. The message names the line and says what is wrong. */
public final class BadLineException extends Exception {

    private static final long serialVersionUID = 1;

    BadLineException(long line, String problem) {
        super("line " + line + ": " + problem);
    }
}
