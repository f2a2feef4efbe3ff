package smscoach.ops.http;

/** An address that cannot be had. The message is a sentence for the user. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotListenException(String host, int port, Throwable cause) {
        super("Cannot listen on " + host + ":" + port + ": " + reason(cause) + ".", cause);
    }

    private static String reason(Throwable cause) {
        Throwable last = cause;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return String.valueOf(last.getMessage());
    }
}
