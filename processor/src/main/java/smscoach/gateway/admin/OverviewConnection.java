package smscoach.gateway.admin;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import smscoach.gateway.identity.Caller;

/**
 * Streams overviews to one client on the thread of its request, which is a virtual one. Who reads slowly misses some:
 * each tells all there is.
 */
public final class OverviewConnection {

    /** Shorter than the patience of most proxies. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Overviews overviews;

    public OverviewConnection(Overviews overviews) {
        this.overviews = overviews;
    }

    /** Where the stream goes, once it has something to tell. */
    public interface Client {
        OutputStream open() throws IOException;
    }

    /**
     * Streams until the client goes, or its token expires.
     *
     * @return false where the cluster tells nothing in time, so that nothing was opened
     */
    public boolean stream(Caller caller, Client client) throws IOException, InterruptedException {
        overviews.enter(caller.owner());
        try {
            Overview first = overviews.next(null, PATIENCE);
            if (first == null) {
                return false;
            }
            OutputStream out = client.open();
            out.write("retry: 3000\n\n".getBytes(US_ASCII));
            follow(first, caller, out);
            return true;
        } finally {
            overviews.leave(caller.owner());
        }
    }

    private void follow(Overview first, Caller caller, OutputStream out) throws IOException, InterruptedException {
        Instant expires = caller.expires();
        String contactCenter = caller.contactCenterId();
        Overview told = first;
        out.write(first.frame(contactCenter));
        out.flush();
        while (!overviews.isClosed() && Instant.now().isBefore(expires)) {
            Duration left = Duration.between(Instant.now(), expires);
            Overview next = overviews.next(told, left.compareTo(HEARTBEAT) < 0 ? left : HEARTBEAT);
            out.write(next == null ? ":\n\n".getBytes(US_ASCII) : next.frame(contactCenter));
            out.flush();
            told = next == null ? told : next;
        }
    }
}
