package smscoach.simulation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import smscoach.contract.AuthorType;
import smscoach.contract.EventType;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SmsSessionEvent.Author;
import smscoach.contract.SmsSessionEvent.Message;
import smscoach.contract.Visibility;
import smscoach.contract.VisibilityMode;
import smscoach.simulation.dialogue.Slot;
import smscoach.simulation.dialogue.Step;
import smscoach.simulation.dialogue.Voice;

/** What is said in a session: gives a dialogue's lines to those who are there, and leaves out whose speaker is not. */
final class Talk {

    private static final List<String> PLACES = List.of(
            "Lisbon", "Oslo", "Palermo", "Vienna", "Dublin", "Krakow", "Athens", "Bergen", "Seville", "Ghent", "Riga",
            "Turin");
    private static final int PLAIN_WHISPERS = 40;
    private static final int FORGETS_TO_SWITCH = 25;

    private final LiveSession session;
    private final Floor floor;
    private final Author customer;
    private final String customerName;
    private final String amount;
    private final String number;
    private final String place;

    /** Supervisors who whispered and left it to the processor to keep that from the customer. */
    private final Set<Desk> plainWhisperers = new HashSet<>(2);

    /** Supervisors who have spoken openly here, or may have. */
    private final Set<Desk> openSpeakers = new HashSet<>(2);

    private String agent = "";
    private String before = "";
    private String supervisor = "";
    private @Nullable Author lastAgent;
    private boolean whispered;
    private Voice last = Voice.SYSTEM;

    Talk(LiveSession session) {
        this.session = session;
        this.floor = session.floor;
        String customerId = People.customerId(floor.random.nextInt(900_000));
        this.customer = new Author(AuthorType.Customer, customerId);
        this.customerName = People.nameOf(customerId);
        this.amount = String.format(Locale.ROOT, "%d.%02d", floor.between(11, 79), floor.any(List.of(0, 50, 90, 99)));
        this.number = Integer.toString(floor.between(10_000, 99_999));
        this.place = floor.any(PLACES);
    }

    @Nullable
    SmsSessionEvent say(Step.Line line, Instant at) {
        SmsSessionEvent said = switch (line.voice()) {
            case CUSTOMER -> message(floor.ids.message(), customer, null, line, at);
            case SYSTEM -> message(floor.ids.message(), new Author(AuthorType.System, null), null, line, at);
            case AGENT -> session.agents.isEmpty() ? null : by(session.agents.getFirst(), null, line, at);
            case NOTE -> {
                boolean alone = session.agents.size() + session.seats.size() < 2 || session.agents.isEmpty();
                yield alone ? null : by(session.agents.getLast(), Visibility.Agents, line, at);
            }
            case ANSWER -> {
                boolean asked = whispered && !session.agents.isEmpty();
                whispered = false;
                yield asked ? by(session.agents.getFirst(), Visibility.Agents, line, at) : null;
            }
            case WHISPER -> whisper(line, at);
            case BARGE_IN -> bargeIn(line, at);
        };
        if (said != null) {
            last = line.voice();
        }
        return said;
    }

    private @Nullable SmsSessionEvent whisper(Step.Line line, Instant at) {
        Seat coach = seated(VisibilityMode.Coach);
        Seat monitor = coach == null ? seated(VisibilityMode.Monitor) : null;
        whispered = coach != null;
        if (coach != null) {
            return whisperOf(coach.desk, line, at);
        }
        return monitor != null && floor.chance(FORGETS_TO_SWITCH) ? whisperOf(monitor.desk, line, at) : null;
    }

    /**
     * Who may have spoken openly here asks that only agents see the whisper. Who never does may leave that to the
     * processor: in whatever order it reads the two topics, nobody can be taken for one who speaks to the customer.
     */
    private SmsSessionEvent whisperOf(Desk desk, Step.Line line, Instant at) {
        boolean plain = floor.feedback && !openSpeakers.contains(desk) && floor.chance(PLAIN_WHISPERS);
        if (plain) {
            plainWhisperers.add(desk);
        }
        supervisor = desk.worker.name;
        return message(floor.ids.whisper(), user(desk.worker), plain ? null : Visibility.Agents, line, at);
    }

    private @Nullable SmsSessionEvent bargeIn(Step.Line line, Instant at) {
        Seat seat = seated(VisibilityMode.BargeIn);
        if (seat == null) {
            return null;
        }
        supervisor = seat.desk.worker.name;
        return message(floor.ids.message(), user(seat.desk.worker), null, line, at);
    }

    private @Nullable Seat seated(VisibilityMode mode) {
        for (Seat seat : session.seats) {
            if (seat.is(mode)) {
                return seat;
            }
        }
        return null;
    }

    /** Somebody did not see that the session is over: a dead letter. */
    SmsSessionEvent afterthought(Instant at) {
        boolean byAgent = lastAgent != null && floor.chance(50);
        String text = byAgent ? "One more thing: your case number is " + number + "." : "And thanks again!";
        return event(new Message(floor.ids.message(), byAgent ? lastAgent : customer, null, text), at);
    }

    void remember(List<Worker> agents) {
        lastAgent = agents.isEmpty() ? null : user(agents.getFirst());
    }

    /** Another agent is there. */
    void now(Worker worker) {
        before = agent;
        agent = worker.name;
    }

    boolean maySpeakOpenly(Desk desk) {
        return !plainWhisperers.contains(desk);
    }

    void speaksOpenly(Desk desk) {
        openSpeakers.add(desk);
    }

    /** How long until the next line: customers take their time. */
    int pause() {
        return switch (last) {
            case CUSTOMER -> floor.between(18, 45);
            case AGENT, SYSTEM, BARGE_IN -> floor.between(30, 80);
            case WHISPER, ANSWER, NOTE -> floor.between(10, 30);
        };
    }

    private SmsSessionEvent by(Worker author, @Nullable Visibility visibility, Step.Line line, Instant at) {
        if (!author.name.equals(agent)) {
            before = agent;
            agent = author.name;
        }
        String id = visibility == null ? floor.ids.message() : floor.ids.note();
        return message(id, user(author), visibility, line, at);
    }

    private static Author user(Worker worker) {
        return new Author(AuthorType.User, worker.id);
    }

    private SmsSessionEvent message(
            String id, Author author, @Nullable Visibility visibility, Step.Line line, Instant at) {
        return event(new Message(id, author, visibility, line.phrase().say(this::value)), at);
    }

    private SmsSessionEvent event(Message message, Instant at) {
        return new SmsSessionEvent(
                floor.ids.event(),
                floor.contactCenterId,
                session.id,
                EventType.MessageSent,
                null,
                null,
                null,
                message,
                at);
    }

    private String value(Slot slot) {
        return switch (slot) {
            case CUSTOMER -> customerName;
            case AGENT -> agent;
            case BEFORE -> before;
            case SUPERVISOR -> supervisor;
            case AMOUNT -> amount;
            case NUMBER -> number;
            case PLACE -> place;
        };
    }
}
