package smscoach.gateway.http;

import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import smscoach.gateway.admin.Administration;
import smscoach.gateway.admin.Overviews;
import smscoach.gateway.command.CommandDoor;
import smscoach.gateway.command.DeadLetters;
import smscoach.gateway.command.MessageDoor;
import smscoach.gateway.events.EventConnection;
import smscoach.gateway.events.EventFeed;
import smscoach.gateway.identity.TokenSettings;
import smscoach.gateway.identity.Tokens;
import smscoach.gateway.kafka.Kafka;
import smscoach.gateway.view.AgentsNow;
import smscoach.gateway.view.CoachingNow;

/** A gateway that listens. Any number may run side by side: each reads all it needs. */
public final class Gateway implements AutoCloseable {

    private final GatewaySettings settings;
    private final Deque<Runnable> toClose = new ArrayDeque<>();
    private int port;

    private Gateway(GatewaySettings settings) {
        this.settings = settings;
    }

    /**
     * Reads what there is, then listens.
     *
     * @param administration what administrators can be shown
     * @param patience for the reading; what is not read by then is answered by 503 until it is
     */
    public static Gateway start(
            GatewaySettings settings,
            TokenSettings tokens,
            Kafka kafka,
            Administration administration,
            Duration patience)
            throws InterruptedException {
        Gateway gateway = new Gateway(settings);
        try {
            gateway.open(new Tokens(tokens), kafka, administration, System.nanoTime() + patience.toNanos());
            return gateway;
        } catch (RuntimeException | InterruptedException e) {
            gateway.close();
            throw e;
        }
    }

    private void open(Tokens tokens, Kafka kafka, Administration administration, long deadline)
            throws InterruptedException {
        DeadLetters deadLetters = new DeadLetters(kafka);
        toClose.push(deadLetters::close);
        CommandDoor door = new CommandDoor(kafka, deadLetters, settings.replyPatience());
        toClose.push(door::close);
        CoachingNow coaching = new CoachingNow(kafka);
        toClose.push(coaching::close);
        AgentsNow agents = new AgentsNow(kafka);
        toClose.push(agents::close);
        MessageDoor messages = settings.sendMessages()
                ? new MessageDoor(kafka, deadLetters, settings.replyPatience(), settings.eventsBack())
                : null;
        if (messages != null) {
            toClose.push(messages::close);
        }
        EventFeed feed = new EventFeed(kafka, settings.eventsBack());
        toClose.push(feed::close);
        Overviews overviews = new Overviews(kafka, administration);
        deadLetters.awaitReady(left(deadline));
        // Without one of them it answers with 503 until that has come too.
        boolean unused = door.awaitReady(left(deadline))
                && coaching.awaitReady(left(deadline))
                && feed.awaitReady(left(deadline))
                && (messages == null || messages.awaitReady(left(deadline)));
        Routes routes = new Routes(
                settings,
                tokens,
                door,
                new Messages(messages, settings.clock()),
                coaching,
                agents,
                feed,
                new EventConnection(kafka, feed),
                new AdminResources(overviews, administration.timelines()));
        try {
            HttpServer server = HttpServer.start(settings, routes::addTo);
            port = server.port();
            toClose.push(server::close);
            // Streams end first, since a server waits for its requests.
            toClose.push(feed::close);
            toClose.push(overviews::close);
        } catch (JavalinBindException e) {
            throw new CannotListenException(settings, e);
        }
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    public int port() {
        return port;
    }

    public String url() {
        return (settings.tls() == null ? "http" : "https") + "://" + settings.host() + ":" + port;
    }

    @Override
    public void close() {
        while (!toClose.isEmpty()) {
            toClose.pop().run();
        }
    }
}
