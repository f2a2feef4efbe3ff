package smscoach.simulation.narrative;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the order of a session in the telling. What a publisher sends is known at once, what became of a message only
 * later: so a line about the session waits until the messages before it have been told.
 */
final class Backlog {

    /** A processor that is down must not hold the telling for long. */
    private static final long PATIENCE_MILLIS = 3_000;

    private record Waiting(String id, @Nullable Line line, long since) {}

    private final Map<String, Deque<Waiting>> sessions = new LinkedHashMap<>();

    /** A message was sent, and is to be told when it is delivered. */
    void message(String smssessionId, String messageId, long now) {
        add(smssessionId, new Waiting(messageId, null, now));
    }

    /** Something happened in the session. Gives the lines that can be told now. */
    List<Line> happened(String smssessionId, String eventId, Line line, long now) {
        add(smssessionId, new Waiting(eventId, line, now));
        return leading(smssessionId);
    }

    /** The message has been told, or never will be. */
    List<Line> settled(String smssessionId, String messageId) {
        Deque<Waiting> waiting = sessions.get(smssessionId);
        if (waiting != null) {
            waiting.removeIf(each -> each.line() == null && each.id().equals(messageId));
        }
        return leading(smssessionId);
    }

    /** The effect of an event is about to be told: first everything up to that event. */
    List<Line> upTo(String smssessionId, String eventId) {
        Deque<Waiting> waiting = sessions.get(smssessionId);
        List<Line> lines = new ArrayList<>();
        if (waiting != null && waiting.stream().anyMatch(each -> each.id().equals(eventId))) {
            Iterator<Waiting> each = waiting.iterator();
            for (boolean found = false; !found && each.hasNext(); ) {
                Waiting next = each.next();
                found = next.id().equals(eventId);
                if (next.line() != null) {
                    lines.add(next.line());
                    each.remove();
                }
            }
        }
        lines.addAll(leading(smssessionId));
        return lines;
    }

    /** What has waited too long. */
    List<Line> overdue(long now) {
        List<Line> lines = new ArrayList<>();
        for (String session : List.copyOf(sessions.keySet())) {
            Deque<Waiting> waiting = sessions.get(session);
            while (waiting != null
                    && !waiting.isEmpty()
                    && now - waiting.getFirst().since() > PATIENCE_MILLIS) {
                Line line = waiting.removeFirst().line();
                if (line != null) {
                    lines.add(line);
                }
            }
            lines.addAll(leading(session));
        }
        return lines;
    }

    private void add(String smssessionId, Waiting waiting) {
        sessions.computeIfAbsent(smssessionId, id -> new ArrayDeque<>(4)).add(waiting);
    }

    private List<Line> leading(String smssessionId) {
        Deque<Waiting> waiting = sessions.get(smssessionId);
        if (waiting == null) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>(1);
        Line line = lineOf(waiting.peekFirst());
        while (line != null) {
            lines.add(line);
            waiting.removeFirst();
            line = lineOf(waiting.peekFirst());
        }
        if (waiting.isEmpty()) {
            sessions.remove(smssessionId);
        }
        return lines;
    }

    private static @Nullable Line lineOf(@Nullable Waiting waiting) {
        return waiting == null ? null : waiting.line();
    }
}
