package smscoach.bench.compare.input;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import smscoach.contract.AuthorType;
import smscoach.contract.CoachCommand;
import smscoach.contract.ContractMessage;
import smscoach.contract.MonitoringMode;
import smscoach.contract.Operation;
import smscoach.contract.SmsSessionEvent;

/**
 * Lets through what the rules of the comparison speak of: Coach for the next session or for all, and accepting,
 * leaving, queueing and completing. None of it comes twice, is refused, or speaks of an ended session: contenders need
 * not know the rules for that. Supervisors accept no sessions. Messages come too, most of all records, as they do where
 * sessions are, of customers and agents: who has no rule for them passes them over.
 */
public final class Subset {

    private static final String SUPERVISOR = "supervisor";

    /** Of a contact center. Nothing ends one here, and in the end all would coach everybody, all the time. */
    private static final int MOST_FOR_ALL_CHATS = 10;

    private final Set<String> commandIds = new HashSet<>();
    private final Set<String> supervisors = new HashSet<>();
    private final Map<String, Set<String>> forAllChats = new HashMap<>();
    private final Map<String, Live> live = new HashMap<>();
    private final Set<String> ended = new HashSet<>();

    private record Live(Set<String> agents, Set<String> eventIds) {}

    /** Whether this record, next in order, is of the comparison. */
    public boolean accepts(ContractMessage message) {
        return switch (message) {
            case CoachCommand command -> accepts(command);
            case SmsSessionEvent event -> accepts(event);
            default -> throw new IllegalArgumentException(message.getClass().getSimpleName() + " is no input");
        };
    }

    private boolean accepts(CoachCommand command) {
        CoachCommand.Supervisor supervisor = command.supervisor();
        boolean isSupervisor = supervisor.roles() != null && supervisor.roles().contains(SUPERVISOR);
        if (isSupervisor) {
            supervisors.add(supervisor.userId());
        }
        return isSupervisor
                && command.operationName() == Operation.Coach
                && !supervisor.userId().equals(command.userId())
                && commandIds.add(command.contactCenterId() + "/" + supervisor.userId() + "/" + command.commandId())
                && leavesRoom(command);
    }

    private boolean leavesRoom(CoachCommand command) {
        Set<String> all = forAllChats.computeIfAbsent(command.contactCenterId(), id -> new HashSet<>());
        String pair = command.supervisor().userId() + "/" + command.userId();
        if (command.supervisorMonitoringMode() == MonitoringMode.NextChat) {
            all.remove(pair);
            return true;
        }
        return all.contains(pair) || (all.size() < MOST_FOR_ALL_CHATS && all.add(pair));
    }

    private boolean accepts(SmsSessionEvent event) {
        String session = event.contactCenterId() + "/" + event.smssessionId();
        if (ended.contains(session)) {
            return false;
        }
        return switch (event.type()) {
            case AgentAccepted -> {
                boolean byAgent = !supervisors.contains(event.userId());
                Live now = byAgent
                        ? live.computeIfAbsent(session, id -> new Live(new HashSet<>(), new HashSet<>()))
                        : null;
                yield now != null
                        && now.eventIds().add(event.eventId())
                        && now.agents().add(event.userId());
            }
            case AgentLeft -> {
                Live now = live.get(session);
                yield now != null
                        && now.eventIds().add(event.eventId())
                        && now.agents().remove(event.userId());
            }
            case SessionPlacedInQueue -> {
                Live now = live.get(session);
                boolean counts = now != null && now.eventIds().add(event.eventId());
                if (now != null && counts) {
                    now.agents().clear();
                }
                yield counts;
            }
            case SessionCompleted -> {
                boolean counts = live.remove(session) != null;
                ended.add(session);
                yield counts;
            }
            case MessageSent -> {
                Live now = live.get(session);
                yield now != null
                        && isByCustomerOr(now.agents(), event)
                        && now.eventIds().add(event.eventId());
            }
            case AgentInvited, AgentRejected, SessionSnapshot -> false;
        };
    }

    private static boolean isByCustomerOr(Set<String> agents, SmsSessionEvent event) {
        SmsSessionEvent.Author author = Objects.requireNonNull(event.message()).from();
        return author != null && (author.type() == AuthorType.Customer || agents.contains(author.userId()));
    }
}
