package smscoach.simulation.run;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.CustomerMessage;
import smscoach.contract.EndReason;
import smscoach.contract.EventType;
import smscoach.contract.MessageDelivery;
import smscoach.contract.PartyType;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.Visibility;
import smscoach.simulation.Publication;
import smscoach.simulation.narrative.Received;
import smscoach.simulation.narrative.Recent;

/** Counts what went in and what came out. */
final class Tally {

    private static final int MEMORY = 20_000;
    private static final Comparator<String> BY_STATUS_CODE = Comparator.comparingInt(
                    (String status) -> Integer.parseInt(status.substring(0, status.indexOf(' '))))
            .thenComparing(Comparator.naturalOrder());

    final Map<EventType, Long> events = new EnumMap<>(EventType.class);
    final Map<SupervisorEventType, Long> supervisorEvents = new EnumMap<>(SupervisorEventType.class);
    final Map<EndReason, Long> endReasons = new EnumMap<>(EndReason.class);
    final Map<PartyType, Long> messages = new EnumMap<>(PartyType.class);
    final Map<String, Long> replies = new TreeMap<>(BY_STATUS_CODE);
    final Map<String, Long> deadLetters = new TreeMap<>();
    final Latencies fromAcceptToDelivered = new Latencies();
    long in;
    long out;
    long repeats;
    long whispers;
    long refusedMessages;
    long atCustomers;

    private final Recent<Object, Boolean> sent = new Recent<>(MEMORY);
    private final Recent<String, Long> accepts = new Recent<>(MEMORY);

    void published(Publication publication, long nanoTime) {
        in++;
        boolean repeated = switch (publication.message()) {
            case CoachCommand command -> sent.put(command, true) != null;
            case SmsSessionEvent event -> sent.put(event.smssessionId() + "/" + event.eventId(), true) != null;
            default -> false;
        };
        if (repeated) {
            repeats++;
        } else if (publication.message() instanceof SmsSessionEvent event) {
            count(events, event.type());
            if (event.type() == EventType.AgentAccepted) {
                accepts.put(event.smssessionId() + "/" + event.eventId(), nanoTime);
            }
        }
    }

    void received(Received record, long nanoTime) {
        out++;
        if (record.topic() == Topic.COACH_DEAD_LETTERS) {
            count(deadLetters, String.valueOf(record.reason()));
        } else if (record.message() instanceof SupervisorSessionEvent event) {
            supervisorEvent(event, nanoTime);
        } else if (record.message() instanceof CoachReply reply) {
            count(replies, reply.statusReason() == null ? "0 done" : reply.statusCode() + " " + reply.statusReason());
        } else if (record.message() instanceof MessageDelivery delivery) {
            delivery(delivery);
        } else if (record.message() instanceof CustomerMessage) {
            atCustomers++;
        }
    }

    private void supervisorEvent(SupervisorSessionEvent event, long nanoTime) {
        count(supervisorEvents, event.type());
        if (event.type() == SupervisorEventType.Revoked && event.reason() != null) {
            count(endReasons, event.reason());
        }
        if (event.type() == SupervisorEventType.Delivered) {
            Long accepted = accepts.get(event.smssessionId() + "/" + event.causationId());
            if (accepted != null) {
                fromAcceptToDelivered.add(nanoTime - accepted);
            }
        }
    }

    private void delivery(MessageDelivery delivery) {
        if (delivery.refused() != null) {
            refusedMessages++;
        } else {
            count(messages, delivery.from().type());
            boolean whisper =
                    delivery.from().type() == PartyType.Supervisor && delivery.visibility() == Visibility.Agents;
            whispers += whisper ? 1 : 0;
        }
    }

    static <K> long of(Map<K, Long> counts, K key) {
        return counts.getOrDefault(key, 0L);
    }

    private static <K> void count(Map<K, Long> counts, K key) {
        counts.merge(key, 1L, Long::sum);
    }
}
