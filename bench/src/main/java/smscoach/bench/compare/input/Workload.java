package smscoach.bench.compare.input;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import smscoach.contract.CoachCommand;
import smscoach.contract.ContractMessage;
import smscoach.contract.EventType;
import smscoach.contract.SmsSessionEvent;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.Publication;
import smscoach.simulation.SimulationSettings;

/** So many records of simulated contact centers, those of the comparison only. The same seed gives the same records. */
public final class Workload {

    public static final int CONTACT_CENTERS = 24;
    public static final int AGENTS = 20;
    public static final int SUPERVISORS = 5;

    private static final int CHUNK = 5_000;

    /** Millions of records then fit into some hours: none is in the future, and no session is forgotten. */
    private static final double RATE = 1_000;

    private final ContactCenterSimulation simulation;
    private final Subset subset = new Subset();
    private final int records;
    private final boolean messages;
    private int given;
    private boolean closed;

    public Workload(long seed, int records) {
        this(seed, records, true, ContactCenterSimulation.OPENING);
    }

    /** So many records, with or without the messages of sessions. */
    public Workload(long seed, int records, boolean messages) {
        this(seed, records, messages, ContactCenterSimulation.OPENING);
    }

    /** The times are from then on, and go into the ids. */
    public Workload(long seed, int records, Instant start) {
        this(seed, records, true, start);
    }

    private Workload(long seed, int records, boolean messages, Instant start) {
        this.records = records;
        this.messages = messages;
        this.simulation = new ContactCenterSimulation(SimulationSettings.readable(seed, start)
                .withRate(RATE)
                .withPeople(CONTACT_CENTERS, AGENTS, SUPERVISORS)
                .withoutFeedback());
    }

    public boolean hasNext() {
        return !closed;
    }

    /** The last chunk ends all sessions, and brings as many records more. */
    public Chunk next() {
        Chunk chunk = new Chunk(new ArrayList<>(), new ArrayList<>());
        while (chunk.size() < CHUNK && given < records) {
            given += add(simulation.next(), chunk);
        }
        if (given >= records) {
            closed = true;
            simulation.close(simulation.nextAt().plus(Duration.ofSeconds(1))).forEach(last -> add(last, chunk));
        }
        return chunk;
    }

    private int add(Publication publication, Chunk to) {
        boolean isWanted = messages || !isMessage(publication.message());
        if (!isWanted || !subset.accepts(publication.message())) {
            return 0;
        }
        List<Publication> list = publication.message() instanceof CoachCommand ? to.commands() : to.events();
        list.add(publication);
        return 1;
    }

    private static boolean isMessage(ContractMessage message) {
        return message instanceof SmsSessionEvent event && event.type() == EventType.MessageSent;
    }
}
