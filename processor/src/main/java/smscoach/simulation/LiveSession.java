package smscoach.simulation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.EventType;
import smscoach.contract.SmsSessionEvent;
import smscoach.simulation.dialogue.Dialogue;
import smscoach.simulation.dialogue.Step;

/** A session with one customer, from the first invitation to the last word: it plays a dialogue. */
final class LiveSession implements Actor {

    private static final int REJECTS = 9;
    private static final int REPEATS = 4;
    private static final int AFTERTHOUGHTS = 8;

    final String id;
    final Floor floor;
    final List<Worker> agents = new ArrayList<>(2);
    final List<Seat> seats = new ArrayList<>(2);

    /** Its index among the live sessions of the floor. */
    int place;

    private final Talk talk;
    private final List<Step> steps;
    private final Deque<Move> moves = new ArrayDeque<>(4);
    private int next;
    private boolean ended;

    private LiveSession(Floor floor, Dialogue dialogue) {
        this.floor = floor;
        this.id = floor.ids.session();
        this.steps = dialogue.steps();
        this.talk = new Talk(this);
    }

    /** A customer writes, and agents are invited. */
    static LiveSession beginning(Floor floor, Dialogue dialogue) {
        LiveSession session = new LiveSession(floor, dialogue);
        session.invite();
        return session;
    }

    /** One that runs already when the publisher starts. */
    static LiveSession running(Floor floor, Dialogue dialogue) {
        LiveSession session = new LiveSession(floor, dialogue);
        session.join(floor.any(floor.agents));
        session.moves.add(new Move.Snapshot());
        return session;
    }

    boolean hasAgent(Worker worker) {
        return agents.contains(worker);
    }

    @Nullable
    Seat seatOf(Desk desk) {
        for (Seat seat : seats) {
            if (seat.desk == desk) {
                return seat;
            }
        }
        return null;
    }

    Talk talk() {
        return talk;
    }

    @Override
    public Turn act(Instant at) {
        while (true) {
            Move move = moves.poll();
            if (move != null) {
                return Turn.of(perform(move, at), moves.isEmpty() ? talk.pause() : floor.between(6, 20));
            }
            if (ended) {
                return Turn.DONE;
            }
            if (next == steps.size()) {
                moves.add(new Move.Complete());
                continue;
            }
            SmsSessionEvent said = step(steps.get(next++), at);
            if (said != null) {
                return Turn.of(said, talk.pause());
            }
        }
    }

    /** Ends it before its time. */
    SmsSessionEvent complete(Instant at) {
        moves.clear();
        SmsSessionEvent event = perform(new Move.Complete(), at);
        moves.clear();
        return event;
    }

    private @Nullable SmsSessionEvent step(Step step, Instant at) {
        switch (step) {
            case Step.Line line -> {
                return talk.say(line, at);
            }
            case Step.Transfer ignored -> handOver(invite());
            case Step.Conference ignored -> invite();
            case Step.Accept ignored -> invite();
            case Step.Depart ignored -> {
                if (agents.size() > 1) {
                    moves.add(new Move.Leave(agents.getLast()));
                }
            }
            case Step.Queue queue -> moves.add(new Move.Enqueue(queue.name()));
            case Step.TakeOver ignored -> takeOver();
        }
        return null;
    }

    private @Nullable Worker invite() {
        Worker agent = floor.agentFor(this);
        if (agent == null) {
            return null;
        }
        moves.add(new Move.Invite(agent));
        if (floor.chance(REJECTS)) {
            moves.add(new Move.Reject(agent));
            Worker other = floor.agentFor(this);
            agent = other == null ? agent : other;
            moves.add(new Move.Invite(agent));
        }
        moves.add(new Move.Accept(agent));
        return agent;
    }

    private void handOver(@Nullable Worker to) {
        if (to != null) {
            agents.forEach(from -> moves.add(new Move.Leave(from)));
        }
    }

    private void takeOver() {
        if (!seats.isEmpty()) {
            Worker supervisor = floor.any(seats).desk.worker;
            moves.add(new Move.Invite(supervisor));
            moves.add(new Move.Accept(supervisor));
            handOver(supervisor);
        }
    }

    private SmsSessionEvent perform(Move move, Instant at) {
        return switch (move) {
            case Move.Invite m -> event(EventType.AgentInvited, m.agent().id, at);
            case Move.Reject m -> event(EventType.AgentRejected, m.agent().id, at);
            case Move.Accept m -> {
                join(m.agent());
                foreseeDeliveries(m.agent());
                yield perhapsTwice(event(EventType.AgentAccepted, m.agent().id, at));
            }
            case Move.Leave m -> {
                leave(m.agent());
                yield perhapsTwice(event(EventType.AgentLeft, m.agent().id, at));
            }
            case Move.Enqueue m -> {
                empty();
                yield new SmsSessionEvent(
                        floor.ids.event(),
                        floor.contactCenterId,
                        id,
                        EventType.SessionPlacedInQueue,
                        null,
                        m.queueName(),
                        null,
                        null,
                        at);
            }
            case Move.Snapshot ignored -> {
                List<String> ids = agents.stream().map(agent -> agent.id).toList();
                yield new SmsSessionEvent(
                        floor.ids.event(),
                        floor.contactCenterId,
                        id,
                        EventType.SessionSnapshot,
                        null,
                        null,
                        ids,
                        null,
                        at);
            }
            case Move.Complete ignored -> {
                if (floor.chance(AFTERTHOUGHTS)) {
                    moves.add(new Move.Afterthought());
                }
                talk.remember(agents);
                empty();
                ended = true;
                floor.ended(this);
                yield perhapsTwice(event(EventType.SessionCompleted, null, at));
            }
            case Move.Again m -> m.event();
            case Move.Afterthought ignored -> talk.afterthought(at);
        };
    }

    private SmsSessionEvent perhapsTwice(SmsSessionEvent event) {
        if (floor.chance(REPEATS)) {
            moves.addFirst(new Move.Again(event));
        }
        return event;
    }

    private SmsSessionEvent event(EventType type, @Nullable String userId, Instant at) {
        return new SmsSessionEvent(floor.ids.event(), floor.contactCenterId, id, type, userId, null, null, null, at);
    }

    private void join(Worker agent) {
        talk.now(agent);
        agents.add(agent);
        agent.takes();
        Desk desk = floor.desk(agent.id);
        if (desk != null) {
            desk.left(this);
        }
    }

    private void leave(Worker agent) {
        if (agents.remove(agent)) {
            agent.gives();
        }
    }

    private void empty() {
        agents.forEach(Worker::gives);
        agents.clear();
        if (!floor.feedback) {
            List.copyOf(seats).forEach(seat -> seat.desk.left(this));
        }
    }

    private void foreseeDeliveries(Worker agent) {
        if (!floor.feedback && floor.multimedia) {
            List.copyOf(agent.followers).forEach(desk -> desk.foreseeDelivery(this, agent));
        }
    }
}
