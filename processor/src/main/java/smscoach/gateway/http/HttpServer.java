package smscoach.gateway.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty as the gateway wants it: a virtual thread a request, and bounds on whatever a client can make large or slow. */
final class HttpServer implements AutoCloseable {

    private static final int THREADS = 32;
    private static final int IDLE_THREAD_MILLIS = 30_000;
    /**
     * How long a connection may wait for the next request. Clients keep theirs for 30 s (Java), 60 s (load balancers) or
     * 90 s (Go): if this end closed first, a request could be on its way and be lost.
     */
    private static final int IDLE_MILLIS = 95_000;

    private static final int HEADER_BYTES = 16 * 1024;
    private static final int STREAM_BUFFER_BYTES = 2048;
    /** Connections beside those of event streams. */
    private static final int OTHER_CONNECTIONS = 2_000;

    private final Javalin javalin;

    private HttpServer(Javalin javalin) {
        this.javalin = javalin;
    }

    static HttpServer start(GatewaySettings settings, Consumer<RoutesConfig> routes) {
        Javalin javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.startup.startupWatcherEnabled = false;
            config.http.prefer405over404 = true;
            config.http.compressionStrategy = CompressionStrategy.NONE;
            jetty(config, settings);
            routes.accept(config.routes);
        });
        return new HttpServer(javalin.start());
    }

    private static void jetty(JavalinConfig config, GatewaySettings settings) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4, IDLE_THREAD_MILLIS);
        threads.setName("gateway-http");
        threads.setDaemon(true);
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
            http.setUriCompliance(UriCompliance.DEFAULT);
            http.setRequestHeaderSize(HEADER_BYTES);
            // Jetty would keep 100 KB with each connection to know the headers of the one before again.
            http.setHeaderCacheSize(0);
            http.setOutputBufferSize(STREAM_BUFFER_BYTES);
            http.setOutputAggregationSize(STREAM_BUFFER_BYTES);
        });
        config.jetty.modifyServer(server -> server.setErrorHandler(new Errors()));
        config.jetty.addConnector((server, http) -> connector(server, http, settings));
    }

    private static Connector connector(Server server, HttpConfiguration http, GatewaySettings settings) {
        Tls tls = settings.tls();
        if (tls != null) {
            SecureRequestCustomizer secure = new SecureRequestCustomizer();
            // Whoever asks by another name than the certificate's has refused it already.
            secure.setSniHostCheck(false);
            http.addCustomizer(secure);
        }
        HttpConnectionFactory connections =
                new TimelyConnections(http, settings.bodyPatience(), Duration.ofMillis(IDLE_MILLIS));
        ServerConnector connector = tls == null
                ? new ServerConnector(server, connections)
                : new ServerConnector(server, tls.server(), connections);
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(IDLE_MILLIS);
        connector.setAcceptQueueSize(1024);
        server.addBean(new NetworkConnectionLimit(settings.maxStreams() + OTHER_CONNECTIONS, connector));
        return connector;
    }

    int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    /** Answers what no route sees, since it is no request that can be routed: an ambiguous path, too large a header. */
    private static final class Errors extends ErrorHandler {

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            Answer answer = Answer.of(Reason.MALFORMED, "This is no request that can be answered.");
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.write(true, ByteBuffer.wrap(Json.bytes(answer.json())), callback);
            return true;
        }
    }
}
