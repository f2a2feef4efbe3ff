package smscoach.replay;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smscoach.contract.AuthorType;
import smscoach.contract.ContractViolation;
import smscoach.contract.CustomerMessage;
import smscoach.contract.EventType;
import smscoach.contract.HeaderNames;
import smscoach.contract.PartyType;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.Visibility;
import smscoach.contract.json.ContractJson;
import smscoach.engine.InputRecord;
import smscoach.engine.OutputRecord;

/**
 * Whether whispers stayed among those that they were for: nothing that a coaching or listening supervisor wrote, and
 * nothing for agents alone, is on the topic of the customer's channel (M1 to M6).
 *
 * <p>It asks the records and not the domain: in which mode a supervisor was in a session when he wrote is what his own
 * events had told by then.
 *
 * <pre>
 * valid    kim Delivered s-1 Agents · kim writes "psst"                                · nothing for the customer
 * valid    kim VisibilityChanged s-1 All · kim writes "Hello"                          · "Hello" for the customer
 * invalid  kim Delivered s-1 Agents · kim writes "psst"                                · "psst" for the customer
 * invalid  sam writes "He is angry" for Agents · sam writes "I am sorry" for All       · "He is angry" for the customer
 * </pre>
 */
public final class Whispers {

    private final Map<String, List<OutputRecord>> byCause = new HashMap<>();

    /** By contact center, session and supervisor. */
    private final Map<Seat, Visibility> modes = new HashMap<>();

    private record Seat(String contactCenterId, String smssessionId, String userId) {}

    private Whispers(Collection<OutputRecord> outputs) {
        outputs.stream()
                .filter(output -> output.topic() == Topic.SMS_CUSTOMER_MESSAGES
                        || output.topic() == Topic.SUPERVISOR_SESSION_EVENTS)
                .forEach(output -> byCause.computeIfAbsent(
                                String.valueOf(output.header(HeaderNames.CAUSATION_POSITION)),
                                cause -> new ArrayList<>())
                        .add(output));
    }

    /**
     * Looks at all that the customers could read.
     *
     * @param inputs in the order in which they were taken: that of each partition is enough
     * @param outputs at least all of the customers' messages and of the supervisors' session events, those of a cause in
     *     their order
     * @param leaks is given a sentence for each message that is no customer's business
     * @return how many messages were looked at
     */
    public static long check(Collection<InputRecord> inputs, Collection<OutputRecord> outputs, Consumer<String> leaks) {
        var whispers = new Whispers(outputs);
        long checked = 0;
        for (InputRecord input : inputs) {
            var caused = whispers.byCause.remove(input.position());
            for (OutputRecord output : caused == null ? List.<OutputRecord>of() : caused) {
                checked += whispers.look(input, output, leaks);
            }
        }
        whispers.byCause.forEach((cause, orphans) -> orphans.stream()
                .filter(orphan -> orphan.topic() == Topic.SMS_CUSTOMER_MESSAGES)
                .forEach(orphan -> leaks.accept("A customer could read a message of which " + cause
                        + " is said to be the cause, and no such record was taken.")));
        return checked;
    }

    private long look(InputRecord input, OutputRecord output, Consumer<String> leaks) {
        if (output.topic() == Topic.SUPERVISOR_SESSION_EVENTS) {
            learn(ContractJson.read(SupervisorSessionEvent.class, output.value()));
            return 0;
        }
        var why = leak(input, ContractJson.read(CustomerMessage.class, output.value()));
        if (why != null) {
            leaks.accept("A customer could read what came of " + input.position() + ": " + why + ".");
        }
        return 1;
    }

    private void learn(SupervisorSessionEvent event) {
        var seat = new Seat(event.contactCenterId(), event.smssessionId(), event.supervisorId());
        if (event.type() == SupervisorEventType.Left || event.type() == SupervisorEventType.Revoked) {
            modes.remove(seat);
        } else {
            modes.put(seat, event.visibility());
        }
    }

    /** Why the customer should not have read it, or null. */
    private @Nullable String leak(InputRecord input, CustomerMessage shown) {
        var event = event(input);
        var message = event == null ? null : event.message();
        if (event == null || message == null || event.type() != EventType.MessageSent) {
            return "nobody wrote it, it is no MessageSent";
        }
        if (!event.contactCenterId().equals(shown.contactCenterId())
                || !event.smssessionId().equals(shown.smssessionId())) {
            return "it was written in another session";
        }
        if (!Objects.equals(message.messageId(), shown.messageId()) || !Objects.equals(message.text(), shown.text())) {
            return "it is not what was written";
        }
        if (message.visibility() != null && message.visibility() != Visibility.All) {
            return "it was written for " + message.visibility();
        }
        return author(event, Objects.requireNonNull(message.from()), shown);
    }

    private @Nullable String author(SmsSessionEvent event, SmsSessionEvent.Author author, CustomerMessage shown) {
        if (author.type() == AuthorType.Customer) {
            return "the customer wrote it himself";
        }
        if (author.type() == AuthorType.System) {
            return null;
        }
        var seat = new Seat(event.contactCenterId(), event.smssessionId(), String.valueOf(author.userId()));
        var mode = modes.get(seat);
        if (mode == null) {
            return shown.from().type() == PartyType.Agent ? null : "its author was no supervisor of the session then";
        }
        return mode == Visibility.All ? null : "its author was a supervisor whom only " + mode + " see";
    }

    private static @Nullable SmsSessionEvent event(InputRecord input) {
        if (input.topic() != Topic.SMS_SESSION_EVENTS) {
            return null;
        }
        try {
            return ContractJson.read(SmsSessionEvent.class, input.value());
        } catch (ContractViolation e) {
            return null;
        }
    }
}
