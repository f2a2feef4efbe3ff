package smscoach.gateway.http;

/** The address is another's: its port is taken, or the host is not this machine's. */
public final class CannotListenException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotListenException(GatewaySettings settings, Throwable cause) {
        super("Cannot listen on " + settings.host() + ":" + settings.port() + ": it is taken, or not ours.", cause);
    }
}
