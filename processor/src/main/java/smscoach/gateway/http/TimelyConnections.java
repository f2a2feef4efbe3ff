package smscoach.gateway.http;

import java.time.Duration;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.internal.HttpConnection;

/**
 * Connections on which the headers of a request come in time, or which end. Who sends a byte now and then is never
 * silent: no idle timeout ends that, and a few thousand such connections would be all that there can be.
 */
final class TimelyConnections extends HttpConnectionFactory {

    private final Duration patience;
    private final Duration silence;

    /**
     * Connections of which each may be slow.
     *
     * @param patience how long headers may take
     * @param silence how long a connection may wait for a request
     */
    TimelyConnections(HttpConfiguration http, Duration patience, Duration silence) {
        super(http);
        this.patience = patience;
        this.silence = silence;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(
                new Timely(getHttpConfiguration(), connector, endPoint, patience, silence), connector, endPoint);
    }

    private static final class Timely extends HttpConnection {

        private final long patience;
        private final long silence;
        private boolean begun;
        private long requests;
        private long bytes;
        private long waitingSince;
        private long headersSince;

        Timely(HttpConfiguration http, Connector connector, EndPoint endPoint, Duration patience, Duration silence) {
            super(http, connector, endPoint);
            this.patience = patience.toNanos();
            this.silence = silence.toNanos();
        }

        /** Called when bytes have come that are no body, and by one thread at a time. */
        @Override
        public void onFillable() {
            if (isLate(System.nanoTime())) {
                getEndPoint().close();
            } else {
                super.onFillable();
            }
        }

        private boolean isLate(long now) {
            if (!begun || requests != getMessagesIn()) {
                begun = true;
                requests = getMessagesIn();
                bytes = getBytesIn();
                waitingSince = now;
                headersSince = now;
                return false;
            }
            if (bytes == getBytesIn()) {
                // So far TLS has talked alone. What has come now may be the first of a request.
                headersSince = now;
                return now - waitingSince > patience + silence;
            }
            return getParser().inHeaderState() && now - headersSince > patience;
        }
    }
}
