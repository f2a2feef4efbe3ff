package smscoach.gateway.view;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import smscoach.contract.SmsSessionEvent;

/** Which agents were there lately, and in which sessions they are. */
final class Attendance {

    /** An agent of a contact center. */
    record Agent(String userId, int liveSessions, Instant lastSeen) {}

    private record Seen(Instant at, Set<String> sessions) {}

    private record Session(Instant at, Set<String> agents) {}

    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final Duration memory;
    private final Map<String, TreeMap<String, Seen>> agents = new HashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private Instant swept = Instant.MIN;

    /** @param memory how long it is remembered who was there, and a session that tells nothing any more */
    Attendance(Duration memory) {
        this.memory = memory;
    }

    synchronized void take(SmsSessionEvent event, Instant at) {
        String key = event.contactCenterId() + "/" + event.smssessionId();
        switch (event.type()) {
            case AgentInvited, AgentRejected -> see(event, event.userId(), at);
            case AgentAccepted -> {
                see(event, event.userId(), at);
                join(event, key, event.userId(), at);
            }
            case AgentLeft -> {
                see(event, event.userId(), at);
                leave(event.contactCenterId(), key, event.userId());
            }
            case SessionSnapshot -> {
                end(event.contactCenterId(), key);
                if (event.agents() != null) {
                    event.agents().forEach(agent -> {
                        see(event, agent, at);
                        join(event, key, agent, at);
                    });
                }
            }
            case SessionCompleted -> end(event.contactCenterId(), key);
            case SessionPlacedInQueue -> {}
            case MessageSent -> sessions.computeIfPresent(key, (id, live) -> new Session(at, live.agents()));
        }
        if (swept.isBefore(at.minus(SWEEP))) {
            sweep(at);
        }
    }

    synchronized List<Agent> of(String contactCenterId, Instant now) {
        return agents.getOrDefault(contactCenterId, new TreeMap<>()).entrySet().stream()
                .filter(each -> isRemembered(each.getValue(), now))
                .map(each -> new Agent(
                        each.getKey(),
                        each.getValue().sessions().size(),
                        each.getValue().at()))
                .toList();
    }

    private void see(SmsSessionEvent event, @Nullable String agent, Instant at) {
        if (agent != null) {
            agents.computeIfAbsent(event.contactCenterId(), id -> new TreeMap<>())
                    .merge(
                            agent,
                            new Seen(at, new TreeSet<>()),
                            (known, now) -> new Seen(known.at().isAfter(at) ? known.at() : at, known.sessions()));
        }
    }

    private void join(SmsSessionEvent event, String session, @Nullable String agent, Instant at) {
        Seen seen = agent == null ? null : seen(event.contactCenterId(), agent);
        if (seen != null && agent != null) {
            seen.sessions().add(session);
            Set<String> there = sessions.getOrDefault(session, new Session(at, new TreeSet<>()))
                    .agents();
            there.add(agent);
            sessions.put(session, new Session(at, there));
        }
    }

    private void leave(String contactCenterId, String session, @Nullable String agent) {
        Session live = sessions.get(session);
        Seen seen = agent == null ? null : seen(contactCenterId, agent);
        if (live != null && seen != null) {
            seen.sessions().remove(session);
            live.agents().remove(agent);
            if (live.agents().isEmpty()) {
                sessions.remove(session);
            }
        }
    }

    private void end(String contactCenterId, String session) {
        Session live = sessions.remove(session);
        if (live != null) {
            live.agents().forEach(agent -> {
                Seen seen = seen(contactCenterId, agent);
                if (seen != null) {
                    seen.sessions().remove(session);
                }
            });
        }
    }

    private @Nullable Seen seen(String contactCenterId, String agent) {
        TreeMap<String, Seen> all = agents.get(contactCenterId);
        return all == null ? null : all.get(agent);
    }

    private boolean isRemembered(Seen seen, Instant now) {
        return !seen.sessions().isEmpty() || !seen.at().isBefore(now.minus(memory));
    }

    /** Forgets sessions of which nothing was heard, then agents of whom nothing was. */
    private void sweep(Instant now) {
        List<String> silent = sessions.entrySet().stream()
                .filter(each -> each.getValue().at().isBefore(now.minus(memory)))
                .map(Map.Entry::getKey)
                .toList();
        silent.forEach(key -> end(key.substring(0, key.indexOf('/')), key));
        agents.values().forEach(each -> each.values().removeIf(seen -> !isRemembered(seen, now)));
        agents.values().removeIf(Map::isEmpty);
        swept = now;
    }
}
