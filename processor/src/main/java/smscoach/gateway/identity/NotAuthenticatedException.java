package smscoach.gateway.identity;

/** No token, or one that is not believed. Why is for the log: who tries tokens is told nothing that helps him. */
public final class NotAuthenticatedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotAuthenticatedException(String why) {
        // Whoever floods us with wrong tokens shall not make us walk stacks.
        super(why, null, false, false);
    }
}
