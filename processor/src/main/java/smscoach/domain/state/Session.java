package smscoach.domain.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import smscoach.domain.Limits;

/**
 * What is remembered of a session.
 *
 * <p>{@code lookAt} is the time at which the session has its appointment: to be ended for idleness, or forgotten. The
 * real deadline is never before it, and may be after it.
 */
public sealed interface Session {

    String id();

    /** The last ids that it had (S9), oldest first. */
    List<String> eventIds();

    long lookAt();

    default boolean hasHad(String eventId) {
        return eventIds().contains(eventId);
    }

    /** A session that goes on: agents and supervisors in the order in which they joined. */
    record Live(
            String id,
            List<String> agents,
            List<Participation> supervisors,
            List<String> eventIds,
            long lastActivity,
            long lookAt)
            implements Session {

        public boolean hasAgent(String userId) {
            return agents.contains(userId);
        }

        public @Nullable Participation participationOf(String userId) {
            for (Participation supervisor : supervisors) {
                if (supervisor.supervisorId().equals(userId)) {
                    return supervisor;
                }
            }
            return null;
        }

        public Live withAgent(String agent) {
            return new Live(id, plus(agents, agent), supervisors, eventIds, lastActivity, lookAt);
        }

        public Live withoutAgent(String agent) {
            return new Live(id, without(agents, agent::equals), supervisors, eventIds, lastActivity, lookAt);
        }

        public Live withoutAgents() {
            return new Live(id, List.of(), supervisors, eventIds, lastActivity, lookAt);
        }

        public Live withSupervisor(Participation supervisor) {
            return new Live(id, agents, plus(supervisors, supervisor), eventIds, lastActivity, lookAt);
        }

        public Live withoutSupervisor(String supervisorId) {
            return new Live(
                    id,
                    agents,
                    without(supervisors, p -> p.supervisorId().equals(supervisorId)),
                    eventIds,
                    lastActivity,
                    lookAt);
        }

        /** The same, with that supervisor's participation in this new form, at its old place. */
        public Live withChanged(Participation changed) {
            List<Participation> all = supervisors.stream()
                    .map(p -> p.supervisorId().equals(changed.supervisorId()) ? changed : p)
                    .toList();
            return new Live(id, agents, all, eventIds, lastActivity, lookAt);
        }

        public Live active(long at) {
            return new Live(id, agents, supervisors, eventIds, at, lookAt);
        }

        public Live having(String eventId) {
            return new Live(id, agents, supervisors, remembered(eventIds, eventId), lastActivity, lookAt);
        }

        public Live lookedAt(long time) {
            return new Live(id, agents, supervisors, eventIds, lastActivity, time);
        }
    }

    /** A session that has ended, remembered for a while; {@code endedAt} is the events clock at its end. */
    record Ended(String id, List<String> eventIds, long endedAt, long lookAt) implements Session {

        public Ended having(String eventId) {
            return new Ended(id, remembered(eventIds, eventId), endedAt, lookAt);
        }

        public Ended lookedAt(long time) {
            return new Ended(id, eventIds, endedAt, time);
        }
    }

    private static List<String> remembered(List<String> ids, String id) {
        boolean full = ids.size() >= Limits.REMEMBERED_EVENT_IDS;
        return plus(full ? ids.subList(ids.size() - Limits.REMEMBERED_EVENT_IDS + 1, ids.size()) : ids, id);
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list.size() + 1);
        longer.addAll(list);
        longer.add(element);
        return Collections.unmodifiableList(longer);
    }

    private static <T> List<T> without(List<T> list, Predicate<T> gone) {
        return list.stream().filter(gone.negate()).toList();
    }
}
