package smscoach.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A rough guess, for the generator's choices, of who is in which session and who subscribed to whom. */
final class Casts {
    private final Map<String, Cast> casts = new HashMap<>();
    private final Map<String, List<String>> subscribers = new HashMap<>();

    /** Who is thought to be in a session. */
    record Cast(List<String> agents, List<String> supervisors) {}

    Cast of(String center, String session) {
        return casts.computeIfAbsent(center + "/" + session, key -> new Cast(new ArrayList<>(), new ArrayList<>()));
    }

    void accepted(String center, String session, String agent) {
        Cast cast = of(center, session);
        cast.supervisors().remove(agent);
        add(cast.agents(), agent);
        subscribers.getOrDefault(center + "/" + agent, List.of()).forEach(one -> add(cast.supervisors(), one));
    }

    void emptied(String center, String session) {
        casts.remove(center + "/" + session);
    }

    void subscribed(String center, String agent, String supervisor) {
        add(subscribers.computeIfAbsent(center + "/" + agent, key -> new ArrayList<>()), supervisor);
    }

    void unsubscribed(String center, String agent, String supervisor) {
        subscribers.getOrDefault(center + "/" + agent, new ArrayList<>()).remove(supervisor);
    }

    void intruded(String center, String session, String supervisor) {
        add(of(center, session).supervisors(), supervisor);
    }

    /** Those of these sessions that a supervisor is thought to be in. */
    List<String> supervised(String center, List<String> sessions) {
        return sessions.stream()
                .filter(session -> !of(center, session).supervisors().isEmpty())
                .toList();
    }

    /** Those of these sessions that an agent is thought to be in. */
    List<String> staffed(String center, List<String> sessions) {
        return sessions.stream()
                .filter(session -> !of(center, session).agents().isEmpty())
                .toList();
    }

    private static void add(List<String> list, String one) {
        if (!list.contains(one)) {
            list.add(one);
        }
    }
}
