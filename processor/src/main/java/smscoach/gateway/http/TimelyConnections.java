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

    TimelyConnections(HttpConfiguration http, Duration patience) {
        super(http);
        this.patience = patience;
    }

    @Override
    public Connection newConnection(Connector connector, EndPoint endPoint) {
        return configure(new Timely(getHttpConfiguration(), connector, endPoint, patience), connector, endPoint);
    }

    private static final class Timely extends HttpConnection {

        private final long patience;
        private boolean begun;
        private long requests;
        private long since;

        Timely(HttpConfiguration http, Connector connector, EndPoint endPoint, Duration patience) {
            super(http, connector, endPoint);
            this.patience = patience.toNanos();
        }

        /** Called when bytes have come, of headers as a rule, and by one thread at a time. */
        @Override
        public void onFillable() {
            long now = System.nanoTime();
            if (!begun || requests != getMessagesIn()) {
                begun = true;
                requests = getMessagesIn();
                since = now;
            } else if (getParser().inHeaderState() && now - since > patience) {
                getEndPoint().close();
                return;
            }
            super.onFillable();
        }
    }
}
