package smscoach.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.CustomerMessage;
import smscoach.contract.EndReason;
import smscoach.contract.EventType;
import smscoach.contract.HeaderNames;
import smscoach.contract.MessageDelivery;
import smscoach.contract.Operation;
import smscoach.contract.PartyType;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Visibility;
import smscoach.contract.json.ContractJson;
import smscoach.engine.OutputRecord;

/** What was published, and what came of it. */
final class Seen {

    final Set<Operation> operations = EnumSet.noneOf(Operation.class);
    final Set<EventType> types = EnumSet.noneOf(EventType.class);
    final Set<SupervisorEventType> supervisorEvents = EnumSet.noneOf(SupervisorEventType.class);
    final Set<EndReason> endReasons = EnumSet.noneOf(EndReason.class);
    final TreeMap<String, Integer> replies = new TreeMap<>();
    final TreeMap<String, Integer> deadLetters = new TreeMap<>();
    final Set<String> whispers = new HashSet<>();
    final List<String> customerSaw = new ArrayList<>();
    final Set<String> inSessions = new HashSet<>();
    int plainWhispers;
    int repeatedCommands;
    int repeatedEvents;

    private final Set<Object> before = new HashSet<>();

    void published(Publication publication) {
        boolean first = before.add(publication.message());
        if (publication.message() instanceof CoachCommand command) {
            operations.add(command.operationName());
            repeatedCommands += first ? 0 : 1;
        } else if (publication.message() instanceof SmsSessionEvent event) {
            types.add(event.type());
            repeatedEvents += first ? 0 : 1;
            boolean plain = event.message() != null
                    && event.message().visibility() == null
                    && ContactCenterSimulation.isInternal(
                            String.valueOf(event.message().messageId()));
            plainWhispers += plain ? 1 : 0;
        }
    }

    void came(OutputRecord output) {
        switch (output.topic()) {
            case SUPERVISOR_SESSION_EVENTS -> {
                SupervisorSessionEvent event = ContractJson.read(SupervisorSessionEvent.class, output.value());
                supervisorEvents.add(event.type());
                if (event.reason() != null) {
                    endReasons.add(event.reason());
                }
                String who = event.supervisorId() + " in " + event.smssessionId();
                switch (event.type()) {
                    case Delivered -> inSessions.add(who);
                    case VisibilityChanged -> {}
                    case Left, Revoked -> inSessions.remove(who);
                }
            }
            case COACH_REPLIES -> {
                CoachReply reply = ContractJson.read(CoachReply.class, output.value());
                String reason = reply.statusReason() == null
                        ? "OK"
                        : reply.statusReason().name();
                replies.merge(reason, 1, Integer::sum);
            }
            case SMS_CUSTOMER_MESSAGES ->
                customerSaw.add(
                        ContractJson.read(CustomerMessage.class, output.value()).messageId());
            case SMS_MESSAGE_DELIVERIES -> {
                MessageDelivery delivery = ContractJson.read(MessageDelivery.class, output.value());
                if (delivery.from().type() == PartyType.Supervisor && delivery.visibility() == Visibility.Agents) {
                    whispers.add(delivery.messageId());
                }
            }
            case COACH_DEAD_LETTERS ->
                output.headers().stream()
                        .filter(header -> header.name().equals(HeaderNames.ERROR_CODE))
                        .forEach(header -> deadLetters.merge(String.valueOf(header.text()), 1, Integer::sum));
            case COACH_SUBSCRIPTIONS, COACHED_SESSIONS, COACH_COMMANDS, SMS_SESSION_EVENTS -> {}
        }
    }
}
