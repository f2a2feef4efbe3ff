package smscoach.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Server-Sent Events as a browser does. */
final class EventReader implements AutoCloseable {

    record Event(String id, String type, String data) {}

    private final InputStream stream;
    private final BufferedReader lines;
    private String id = "";

    EventReader(InputStream stream) {
        this.stream = stream;
        this.lines = new BufferedReader(new InputStreamReader(stream, UTF_8));
    }

    /** The id that it would come back with. */
    String lastId() {
        return id;
    }

    /** Reads until it has so many events. */
    List<Event> next(int count) throws IOException {
        List<Event> events = new ArrayList<>();
        while (events.size() < count) {
            Event event = next();
            if (event == null) {
                throw new AssertionError("The stream ended after " + events);
            }
            events.add(event);
        }
        return events;
    }

    /** Reads to the end of the stream, in order or not. */
    List<Event> rest() {
        List<Event> events = new ArrayList<>();
        try {
            for (Event event = next(); event != null; event = next()) {
                events.add(event);
            }
        } catch (IOException e) {
            // As for a browser: it comes back with the last id.
        }
        return events;
    }

    /** Reads up to the first id, which tells that the stream has begun. */
    void awaitBegin() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
                return;
            }
        }
        throw new AssertionError("The stream ended before it began");
    }

    private @Nullable Event next() throws IOException {
        String read = id;
        String type = "";
        String data = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                read = line.substring(4);
            } else if (line.startsWith("event: ")) {
                type = line.substring(7);
            } else if (line.startsWith("data: ")) {
                data = line.substring(6);
            } else if (line.isEmpty()) {
                id = read;
                if (!data.isEmpty()) {
                    return new Event(id, type, data);
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
