package smscoach.bench.contender.limit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules of the comparison over hash maps, for one contact center. */
final class HashMapCoaching {

    private final Map<String, Map<String, Subscription>> subscriptionsByAgent = new HashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();

    record Subscription(String supervisor, String nickname, String id, boolean forNextChatOnly) {}

    /** A supervisor in a session, and the agent who brought him in. */
    record Member(String agent, Subscription subscription) {}

    private record Session(Set<String> agents, List<Member> supervisors) {

        boolean holds(String user) {
            return agents.contains(user)
                    || supervisors.stream()
                            .anyMatch(
                                    member -> member.subscription().supervisor().equals(user));
        }
    }

    void subscribe(InputFields command) {
        Map<String, Subscription> onAgent =
                subscriptionsByAgent.computeIfAbsent(command.agent, agent -> new LinkedHashMap<>());
        onAgent.remove(command.supervisor);
        onAgent.put(
                command.supervisor,
                new Subscription(command.supervisor, command.nickname, command.id, command.forNextChatOnly));
    }

    /** Those whom the accept brings in. */
    List<Member> accept(InputFields event) {
        Session session =
                sessions.computeIfAbsent(event.session, id -> new Session(new LinkedHashSet<>(), new ArrayList<>()));
        session.agents().add(event.agent);
        Map<String, Subscription> onAgent = subscriptionsByAgent.get(event.agent);
        if (onAgent == null || onAgent.isEmpty()) {
            return List.of();
        }
        List<Member> joined = new ArrayList<>(onAgent.size());
        for (Subscription subscription : onAgent.values()) {
            if (!session.holds(subscription.supervisor())) {
                Member member = new Member(event.agent, subscription);
                session.supervisors().add(member);
                joined.add(member);
            }
        }
        onAgent.values().removeIf(Subscription::forNextChatOnly);
        return joined;
    }

    void leave(InputFields event) {
        Session session = sessions.get(event.session);
        if (session != null) {
            session.agents().remove(event.agent);
        }
    }

    /** Those who were in the session, which is put into a queue or ends: then nobody is. */
    List<Member> empty(InputFields event) {
        Session session = sessions.remove(event.session);
        return session == null ? List.of() : session.supervisors();
    }
}
