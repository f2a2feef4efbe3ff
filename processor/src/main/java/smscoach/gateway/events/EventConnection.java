package smscoach.gateway.events;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import smscoach.gateway.identity.Caller;
import smscoach.gateway.kafka.Kafka;

/**
 * Streams events to one client on the thread of its request, which is a virtual one: it waits for the client as long as
 * the client is slow, and only this stream waits.
 */
public final class EventConnection {

    /** Shorter than the patience of most proxies. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    private final EventFeed feed;
    private final Missed missed;
    private final Duration heartbeat;

    public EventConnection(Kafka kafka, EventFeed feed) {
        this(kafka, feed, HEARTBEAT);
    }

    EventConnection(Kafka kafka, EventFeed feed, Duration heartbeat) {
        this.feed = feed;
        this.missed = new Missed(kafka, feed);
        this.heartbeat = heartbeat;
    }

    /** Whether a {@code Last-Event-ID} is one that this system gave. */
    public static boolean isEventId(String text) {
        return EventId.parse(text).isPresent();
    }

    /** Streams until the client goes, is cut off, or its token expires. */
    public void stream(Caller caller, @Nullable String lastEventId, OutputStream out)
            throws IOException, InterruptedException {
        EventId after = lastEventId == null ? null : EventId.parse(lastEventId).orElse(null);
        EventFeed.Opening opening = feed.open(caller.owner(), after);
        switch (opening) {
            case EventFeed.Opening.FromMemory(EventStream stream, var told) -> {
                try {
                    out.write("retry: 3000\n\n".getBytes(US_ASCII));
                    for (Told each : told) {
                        out.write(each.frame());
                    }
                    follow(stream, caller.expires(), out);
                } finally {
                    feed.close(stream);
                }
            }
            case EventFeed.Opening.Anew(EventStream stream) -> {
                try {
                    reset(out);
                    follow(stream, caller.expires(), out);
                } finally {
                    feed.close(stream);
                }
            }
            case EventFeed.Opening.FromLog(EventStream stream, EventId since) -> {
                try {
                    if (catchUp(stream, since, out)) {
                        follow(stream, caller.expires(), out);
                    }
                } finally {
                    feed.close(stream);
                }
            }
        }
    }

    private boolean catchUp(EventStream stream, EventId since, OutputStream out)
            throws IOException, InterruptedException {
        out.flush();
        try {
            return switch (missed.tell(stream, since, told -> write(out, told))) {
                case TOLD -> true;
                case PARTLY -> {
                    reset(out);
                    yield true;
                }
                case LATE -> false;
            };
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean write(OutputStream out, Told told) {
        try {
            out.write(told.frame());
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Some events cannot be told any more: what is now must be asked for. */
    private static void reset(OutputStream out) throws IOException {
        out.write("event: Reset\ndata: {}\n\n".getBytes(US_ASCII));
    }

    private void follow(EventStream stream, Instant expires, OutputStream out)
            throws IOException, InterruptedException {
        beat(stream, out);
        while (!stream.isCut() && Instant.now().isBefore(expires)) {
            Duration left = Duration.between(Instant.now(), expires);
            Told told = stream.next(left.compareTo(heartbeat) < 0 ? left : heartbeat);
            if (told == null) {
                beat(stream, out);
            } else if (!stream.isCut()) {
                out.write(told.frame());
                if (stream.isEmpty()) {
                    out.flush();
                }
            }
        }
    }

    /** An id alone is no event: clients keep it, and need not be told again what lies before it. */
    private void beat(EventStream stream, OutputStream out) throws IOException {
        Optional<EventId> id = feed.idle(stream);
        out.write((id.map(each -> "id: " + each).orElse(":") + "\n\n").getBytes(US_ASCII));
        out.flush();
    }
}
