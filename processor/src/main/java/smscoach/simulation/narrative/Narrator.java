package smscoach.simulation.narrative;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.CoachSubscription;
import smscoach.contract.CoachedSession;
import smscoach.contract.CustomerMessage;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.EndReason;
import smscoach.contract.MessageDelivery;
import smscoach.contract.Operation;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.StatusReason;
import smscoach.contract.SubscriptionEndReason;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.Visibility;
import smscoach.simulation.People;
import smscoach.simulation.Publication;
import smscoach.simulation.narrative.Line.Kind;

/**
 * Tells what comes out of the processor, one line an event, in words: who coaches whom, who reads what, who is out and
 * why. From what goes in it takes only what nobody would understand the rest without.
 */
public final class Narrator {

    private static final int MEMORY = 20_000;

    private final Ink ink;
    private final DateTimeFormatter clock;
    private final Consumer<String> out;
    private final Backlog backlog = new Backlog();
    private final Recent<String, CoachCommand> commands = new Recent<>(MEMORY);
    private final Recent<String, Boolean> answered = new Recent<>(MEMORY);
    private final Recent<String, Boolean> events = new Recent<>(MEMORY);
    private final Recent<String, String> texts = new Recent<>(MEMORY);

    public Narrator(Ink ink, ZoneId zone, Consumer<String> out) {
        this.ink = ink;
        this.clock = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone);
        this.out = out;
    }

    /** A record was sent. */
    public void published(Publication publication, Instant now) {
        if (publication.message() instanceof CoachCommand command) {
            commands.put(command.supervisor().userId() + "/" + command.commandId(), command);
        } else if (publication.message() instanceof SmsSessionEvent event) {
            published(event, now);
        }
    }

    private void published(SmsSessionEvent event, Instant now) {
        long millis = now.toEpochMilli();
        if (event.message() != null && event.message().messageId() != null) {
            texts.put(
                    event.message().messageId(), String.valueOf(event.message().text()));
            backlog.message(event.smssessionId(), event.message().messageId(), millis);
            return;
        }
        String id = event.smssessionId() + "/" + event.eventId();
        Line line = events.put(id, true) == null ? Inputs.line(event) : Inputs.repeated(event);
        if (line != null) {
            tell(backlog.happened(event.smssessionId(), event.eventId(), line, millis), now);
        }
    }

    /** A record came out. */
    public void received(Received record, Instant now) {
        if (record.violation() != null) {
            tell(Line.of("", Kind.DEAD, "", record.topic().defaultName() + ": " + record.violation()), now);
        } else if (record.topic() == Topic.COACH_DEAD_LETTERS) {
            deadLetter(record, now);
        } else if (record.topic() == Topic.COACH_SUBSCRIPTIONS && record.message() == null) {
            subscriptionEnded(record, now);
        } else if (record.message() != null) {
            switch (record.message()) {
                case SupervisorSessionEvent event -> supervisorEvent(event, now);
                case CoachReply reply -> reply(reply, now);
                case MessageDelivery delivery -> delivery(delivery, now);
                // Told by the replies, the supervisors' events and the deliveries.
                case CoachSubscription ignored -> {}
                case CoachedSession ignored -> {}
                case CustomerMessage ignored -> {}
                case CoachCommand ignored -> {}
                case SmsSessionEvent ignored -> {}
            }
        }
    }

    /** Time has passed: what waits for an answer that does not come is told without it. */
    public void waited(Instant now) {
        tell(backlog.overdue(now.toEpochMilli()), now);
    }

    private void supervisorEvent(SupervisorSessionEvent event, Instant now) {
        tell(backlog.upTo(event.smssessionId(), event.causationId()), now);
        String name = People.nameOf(event.supervisorId());
        EndReason reason = event.reason() == null ? EndReason.Left : event.reason();
        Line line = switch (event.type()) {
            case Delivered -> line(event, Kind.JOINS, name, Wording.joined(event));
            case VisibilityChanged -> line(event, Kind.SWITCHES, name, Wording.switched(event.visibility()));
            case Left -> line(event, Kind.LEAVES, name, Wording.ended(reason, null));
            case Revoked -> line(event, Kind.REVOKED, name, Wording.ended(reason, event.queueName()));
        };
        tell(line, now);
    }

    private static Line line(SupervisorSessionEvent event, Kind kind, String name, String text) {
        return Line.of(People.sessionName(event.smssessionId()), kind, name, text);
    }

    private void reply(CoachReply reply, Instant now) {
        String id = reply.supervisorId() + "/" + reply.commandId();
        CoachCommand command = commands.get(id);
        String name = People.nameOf(reply.supervisorId());
        StatusReason refusal = reply.statusReason();
        boolean repeated = refusal != StatusReason.COMMAND_ID_REUSED && answered.put(id, true) != null;
        if (repeated) {
            tell(Line.of("", Kind.REPEAT, name, "sent a command again: same answer, and nothing is done twice"), now);
        } else if (refusal != null) {
            String code = "(" + reply.statusCode() + " " + refusal + ")";
            tell(new Line("", Kind.REFUSED, name, Wording.refused(command, reply, refusal), code), now);
        } else if (command == null) {
            tell(Line.of("", Kind.COACHING, name, "asked for " + reply.operationName() + ", and got it"), now);
        } else if (!Wording.isToldByItsEffect(command.operationName())) {
            tell(Line.of("", kindOf(command.operationName()), name, Wording.done(command)), now);
        }
    }

    private static Kind kindOf(Operation operation) {
        return operation.needsFeatures() ? Kind.ADMIN : Kind.COACHING;
    }

    private void delivery(MessageDelivery delivery, Instant now) {
        String session = People.sessionName(delivery.smssessionId());
        String author = delivery.from().userId() == null
                ? ""
                : People.nameOf(delivery.from().userId());
        if (delivery.refused() != null) {
            String code = "(" + delivery.refused() + ")";
            tell(new Line(session, Kind.REFUSED, author, refusal(delivery, delivery.refused()), code), now);
        } else {
            Kind kind = Inputs.kindOf(delivery);
            String said = String.valueOf(delivery.text());
            String text = kind == Kind.WHISPER ? ink.quoted(said) : said;
            tell(new Line(session, kind, author, text, aside(delivery, kind, text)), now);
        }
        settle(delivery.smssessionId(), delivery.messageId(), now);
    }

    private String aside(MessageDelivery delivery, Kind kind, String text) {
        if (delivery.visibility() == Visibility.Agents) {
            String readers = "(seen by " + Wording.names(Inputs.readers(delivery)) + ", not by the customer)";
            String shorter = "(not seen by the customer)";
            return Line.fits(ink, text, readers)
                    ? readers
                    : Line.fits(ink, text, shorter) ? shorter : "(not the customer)";
        }
        return kind == Kind.CUSTOMER && delivery.recipients().isEmpty() ? "(nobody is there yet)" : "";
    }

    private String refusal(MessageDelivery delivery, DeadLetterCode code) {
        String text = texts.get(delivery.messageId());
        String what = text == null ? "A message" : ink.quoted(ink.cut(text, 22));
        String why = code == DeadLetterCode.SESSION_ENDED ? "it is over" : "may not write";
        return what + " reached nobody: " + why;
    }

    private void deadLetter(Received record, Instant now) {
        String code = String.valueOf(record.reason());
        if (record.message() instanceof SmsSessionEvent event && event.message() != null) {
            // Of a user's message the refusal tells already.
            if (!Inputs.isByUser(event.message())) {
                String session = People.sessionName(event.smssessionId());
                String text = ink.quoted(ink.cut(String.valueOf(event.message().text()), 30));
                String name = Inputs.authorOf(event.message());
                tell(new Line(session, Kind.DEAD, name, text + " came too late", "(a dead letter: " + code + ")"), now);
            }
            settle(event.smssessionId(), event.message().messageId(), now);
        } else {
            tell(Line.of("", Kind.DEAD, "", "a record of " + record.key() + " is a dead letter (" + code + ")"), now);
        }
    }

    private void subscriptionEnded(Received record, Instant now) {
        String[] key = record.key().split("/", -1);
        if (SubscriptionEndReason.Consumed.name().equals(record.reason()) && key.length == 3) {
            String text = "asked for one session of " + People.nameOf(key[1]) + ", and this was it";
            tell(Line.of("", Kind.COACHING, People.nameOf(key[2]), text), now);
        }
    }

    private void settle(String smssessionId, @Nullable String messageId, Instant now) {
        if (messageId != null) {
            texts.remove(messageId);
            tell(backlog.settled(smssessionId, messageId), now);
        }
    }

    private void tell(List<Line> lines, Instant now) {
        lines.forEach(line -> tell(line, now));
    }

    private void tell(Line line, Instant now) {
        out.accept(line.print(ink, clock.format(now)));
    }
}
