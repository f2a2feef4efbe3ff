package smscoach.gateway.identity;

/** The issuer's keys cannot be had now, so that no token can be judged. */
public final class IssuerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    IssuerUnavailableException(String where, Throwable cause) {
        super("Cannot read the issuer's keys from " + where + ": " + cause.getMessage(), cause);
    }
}
