package smscoach.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One contact center: who works there, and what goes on. */
final class Floor {

    private static final int PICKS = 3;

    final String contactCenterId;
    final Random random;
    final Ids ids;
    final boolean feedback;
    final List<Worker> agents;
    final List<Desk> desks;

    /** Whether the feature that coaching needs is on, as far as is known. */
    boolean multimedia = true;

    private final Map<String, Worker> agentOf = new HashMap<>();
    private final Map<String, Desk> deskOf = new HashMap<>();
    private final Map<String, LiveSession> sessionOf = new HashMap<>();
    private final List<LiveSession> live = new ArrayList<>();

    Floor(int index, SimulationSettings settings, Random random, Ids ids) {
        this.contactCenterId = People.contactCenterId(index);
        this.random = random;
        this.ids = ids;
        this.feedback = settings.feedback();
        this.agents = new ArrayList<>(settings.agents());
        this.desks = new ArrayList<>(settings.supervisors());
        for (int i = 0; i < settings.agents(); i++) {
            Worker worker = new Worker(People.agentId(index * settings.agents() + i));
            agents.add(worker);
            agentOf.put(worker.id, worker);
        }
        for (int i = 0; i < settings.supervisors(); i++) {
            Worker worker = new Worker(People.supervisorId(index * settings.supervisors() + i));
            Desk desk = new Desk(this, worker);
            desks.add(desk);
            deskOf.put(worker.id, desk);
        }
    }

    @Nullable
    Worker agent(@Nullable String agentId) {
        return agentOf.get(agentId);
    }

    @Nullable
    Desk desk(String supervisorId) {
        return deskOf.get(supervisorId);
    }

    @Nullable
    LiveSession session(String smssessionId) {
        return sessionOf.get(smssessionId);
    }

    List<LiveSession> live() {
        return live;
    }

    void began(LiveSession session) {
        session.place = live.size();
        live.add(session);
        sessionOf.put(session.id, session);
    }

    void ended(LiveSession session) {
        if (sessionOf.remove(session.id) == null) {
            return;
        }
        LiveSession last = live.removeLast();
        if (last != session) {
            last.place = session.place;
            live.set(session.place, last);
        }
    }

    @Nullable
    LiveSession anySession() {
        return live.isEmpty() ? null : any(live);
    }

    /** An agent with little to do who is not in the session; null where all are in it. */
    @Nullable
    Worker agentFor(LiveSession session) {
        Worker best = null;
        int start = random.nextInt(agents.size());
        int seen = 0;
        for (int i = 0; i < agents.size() && seen < PICKS; i++) {
            Worker worker = agents.get((start + i) % agents.size());
            if (!session.hasAgent(worker)) {
                seen++;
                best = best == null || worker.sessions() < best.sessions() ? worker : best;
            }
        }
        return best;
    }

    <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** True so many times of a hundred. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }
}
