package smscoach.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.ContractMessage;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;

/**
 * Contact centers at work: an endless stream of records as their publishers would send them, in the order of their
 * times. Agents accept, transfer and end sessions, customers write, supervisors coach.
 *
 * <p>It knows what a publisher knows. What became of a supervisor's commands it learns when it is told, as a
 * supervisor's desktop is; without feedback the supervisors assume that all went well. It reads no clock. The same
 * settings, and the same told at the same places, give the same publications.
 *
 * <p>Not for use by several threads at once.
 */
public final class ContactCenterSimulation {

    /** The start of generated publications, for want of a better one. */
    public static final Instant OPENING = Instant.parse("2026-11-22T10:00:00Z");

    private static final double NANOS = 1e9;

    private final PriorityQueue<Entry> entries = new PriorityQueue<>();
    private final Map<String, Floor> floors = new LinkedHashMap<>();
    private final List<Admin> admins = new ArrayList<>();
    private final Random random;
    private final double meanGap;
    private double elapsed;
    private long serial;
    private long now;
    private final Instant start;

    private record Entry(long due, long serial, Actor actor) implements Comparable<Entry> {

        @Override
        public int compareTo(Entry other) {
            int byTime = Long.compare(due, other.due);
            return byTime != 0 ? byTime : Long.compare(serial, other.serial);
        }
    }

    public ContactCenterSimulation(SimulationSettings settings) {
        this.random = new Random(settings.seed());
        this.meanGap = NANOS / settings.eventsPerSecond();
        this.start = settings.start();
        Ids ids = new Ids(settings.seed(), settings.start());
        for (int i = 0; i < settings.contactCenters(); i++) {
            open(new Floor(i, settings, random, ids));
        }
    }

    /** The supervisors are there before the door opens, so that there is something to see from the start. */
    private void open(Floor floor) {
        floors.put(floor.contactCenterId, floor);
        Admin admin = new Admin(floor);
        admins.add(admin);
        enter(admin, 0);
        int pause = 1;
        for (Desk desk : floor.desks) {
            enter(desk, pause++ % 20);
        }
        enter(new Door(floor, this::enter), 10);
    }

    /** So many publications of one readable contact center without feedback. */
    public static List<Publication> generate(long seed, int records) {
        return generate(SimulationSettings.readable(seed, OPENING), records);
    }

    /** So many publications without feedback: a list to be published as fast as wished. */
    public static List<Publication> generate(SimulationSettings settings, int records) {
        ContactCenterSimulation simulation = new ContactCenterSimulation(settings.withoutFeedback());
        List<Publication> publications = new ArrayList<>(records);
        for (int i = 0; i < records; i++) {
            publications.add(simulation.next());
        }
        return publications;
    }

    /** Whether a message of a simulation is meant for agents and supervisors only, as whispers and notes are. */
    public static boolean isInternal(String messageId) {
        return Ids.isInternal(messageId);
    }

    /** When the next record is due. Until then more can be observed. */
    public Instant nextAt() {
        return start.plusNanos((long) elapsed);
    }

    /** The next record. There always is one. */
    public Publication next() {
        Instant at = nextAt();
        elapsed += meanGap * (0.25 + 1.5 * random.nextDouble());
        while (true) {
            Entry entry = entries.remove();
            now = entry.due();
            Actor.Turn turn = entry.actor().act(at);
            if (turn.pause() >= 0) {
                enter(entry.actor(), turn.pause());
            }
            ContractMessage message = turn.message();
            if (message != null) {
                return publication(at, message);
            }
        }
    }

    /** The end of the day: sessions are completed, supervisors log out, coaching is on for the next day. */
    public List<Publication> close(Instant at) {
        entries.clear();
        List<Publication> last = new ArrayList<>();
        for (Floor floor : floors.values()) {
            for (LiveSession session : List.copyOf(floor.live())) {
                last.add(publication(at, session.complete(at)));
            }
            for (Desk desk : floor.desks) {
                last.add(publication(at, desk.logOut(at)));
            }
        }
        admins.forEach(admin -> last.add(publication(at, admin.switchOn(at))));
        return last;
    }

    /** A supervisor's desktop shows what happened in a session. */
    public void observed(SupervisorSessionEvent event) {
        Desk desk = desk(event.contactCenterId(), event.supervisorId());
        if (desk != null) {
            desk.observed(event);
        }
    }

    /** A supervisor's desktop shows the answer to a command. */
    public void observed(CoachReply reply) {
        Desk desk = desk(reply.contactCenterId(), reply.supervisorId());
        if (desk != null) {
            desk.observed(reply);
        }
    }

    public List<String> agents() {
        return floors.values().stream()
                .flatMap(floor -> floor.agents.stream())
                .map(agent -> agent.name)
                .toList();
    }

    public List<String> supervisors() {
        return floors.values().stream()
                .flatMap(floor -> floor.desks.stream())
                .map(desk -> desk.worker.name)
                .toList();
    }

    private @Nullable Desk desk(String contactCenterId, String supervisorId) {
        Floor floor = floors.get(contactCenterId);
        return floor == null ? null : floor.desk(supervisorId);
    }

    private void enter(Actor actor, int pause) {
        entries.add(new Entry(now + pause, serial++, actor));
    }

    private static Publication publication(Instant at, ContractMessage message) {
        Topic topic = message instanceof CoachCommand ? Topic.COACH_COMMANDS : Topic.SMS_SESSION_EVENTS;
        return new Publication(topic, at, message);
    }
}
