package smscoach.ops.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers in JSON whatever is asked, wrong questions included: with a sentence, never with a stack trace. */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private static final int THREADS = 16;
    private static final int IDLE_MILLIS = 30_000;

    /** Nothing here takes a body. */
    private static final long MAX_BODY_BYTES = 1024;

    private final Javalin javalin;
    private final String host;

    private HttpServer(Javalin javalin, String host) {
        this.javalin = javalin;
        this.host = host;
    }

    /**
     * Listens from now on.
     *
     * @param port 0 for any that is free
     * @throws CannotListenException where the address is not ours, or taken
     */
    public static HttpServer start(String host, int port, Consumer<RoutesConfig> routes) {
        Javalin javalin = Javalin.create(config -> {
            settings(config);
            routes.accept(config.routes);
            config.routes.exception(HttpResponseException.class, (e, ctx) -> {
                e.getDetails().forEach(ctx::header);
                Problem.of(e.getStatus(), String.valueOf(e.getMessage())).answer(ctx);
            });
            config.routes.exception(Exception.class, (e, ctx) -> {
                LOG.error("A bug: {} {} failed", ctx.method(), ctx.path(), e);
                Problem.of(500, "It failed; the log of this instance says why.").answer(ctx);
            });
        });
        try {
            return new HttpServer(javalin.start(host, port), host);
        } catch (JavalinBindException e) {
            throw new CannotListenException(host, port, e);
        }
    }

    private static void settings(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = MAX_BODY_BYTES;
        config.jetty.threadPool = threads();
        config.jetty.modifyHttpConfiguration(HttpServer::hideVersion);
        config.jetty.modifyServer(server -> server.setErrorHandler(new JettyErrors()));
    }

    private static QueuedThreadPool threads() {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS, 1, IDLE_MILLIS);
        threads.setName("http");
        threads.setDaemon(true);
        return threads;
    }

    private static void hideVersion(HttpConfiguration http) {
        http.setSendServerVersion(false);
    }

    public String host() {
        return host;
    }

    public int port() {
        return javalin.port();
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
