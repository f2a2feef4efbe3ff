package smscoach.simulation.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import smscoach.contract.CoachCommand;
import smscoach.contract.CoachReply;
import smscoach.contract.ContractMessage;
import smscoach.contract.CustomerMessage;
import smscoach.contract.MessageDelivery;
import smscoach.contract.SmsSessionEvent;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.Visibility;
import smscoach.simulation.ContactCenterSimulation;
import smscoach.simulation.narrative.Received;
import smscoach.simulation.narrative.Recent;

/**
 * What the processor promises, looked at from outside: sequences without gaps, one answer to each command, one outcome
 * of each message, and no whisper on the customer's topic.
 */
final class Promises {

    private static final int MEMORY = 100_000;
    private static final int MOST_TOLD = 20;

    private final Map<String, Long> sequences = new HashMap<>();
    private final Map<String, Integer> unanswered = new HashMap<>();
    private final Set<String> undelivered = new HashSet<>();
    private final Set<String> inSession = new HashSet<>();
    private final Recent<String, Boolean> sessions = new Recent<>(MEMORY);
    private final Recent<String, Boolean> answered = new Recent<>(MEMORY);
    private final Recent<String, Boolean> delivered = new Recent<>(MEMORY);
    private final Recent<String, Boolean> hidden = new Recent<>(MEMORY);
    private final Recent<String, Boolean> atCustomers = new Recent<>(MEMORY);
    private final List<String> broken = new ArrayList<>();
    private long checkedSequences;
    private long whispersAtCustomers;

    void published(ContractMessage message) {
        if (message instanceof CoachCommand command) {
            unanswered.merge(key(command.supervisor().userId(), command.commandId()), 1, Integer::sum);
        } else if (message instanceof SmsSessionEvent event) {
            sessions.put(event.smssessionId(), true);
            if (event.message() != null) {
                undelivered.add(String.valueOf(event.message().messageId()));
            }
        }
    }

    /** It could not be published, so nothing can be expected of it. */
    void notPublished(ContractMessage message, Exception why) {
        if (message instanceof CoachCommand command) {
            String key = key(command.supervisor().userId(), command.commandId());
            unanswered.computeIfPresent(key, (k, count) -> count > 1 ? count - 1 : null);
        } else if (message instanceof SmsSessionEvent event && event.message() != null) {
            undelivered.remove(String.valueOf(event.message().messageId()));
        }
        broken("A record could not be published: " + why.getMessage());
    }

    void received(Received record) {
        if (record.violation() != null) {
            broken("A record of " + record.topic().defaultName() + " is not as the contract says: "
                    + record.violation());
        } else if (record.topic() == Topic.COACH_DEAD_LETTERS) {
            if (record.message() instanceof SmsSessionEvent event && event.message() != null) {
                undelivered.remove(String.valueOf(event.message().messageId()));
            }
        } else if (record.message() instanceof SupervisorSessionEvent event) {
            supervisorEvent(event);
        } else if (record.message() instanceof CoachReply reply) {
            reply(reply);
        } else if (record.message() instanceof MessageDelivery delivery) {
            delivery(delivery);
        } else if (record.message() instanceof CustomerMessage message) {
            customerMessage(message.messageId());
        }
    }

    private void supervisorEvent(SupervisorSessionEvent event) {
        String supervisor = key(event.contactCenterId(), event.supervisorId());
        Long before = sequences.put(supervisor, event.sequence());
        checkedSequences++;
        if (before != null && event.sequence() != before + 1) {
            broken("After sequence " + before + " " + event.supervisorId() + " got " + event.sequence());
        }
        String seat = key(supervisor, event.smssessionId());
        switch (event.type()) {
            case Delivered -> {
                // A session of another publisher would not end with this run.
                if (sessions.has(event.smssessionId())) {
                    inSession.add(seat);
                }
            }
            case VisibilityChanged -> {}
            case Left, Revoked -> inSession.remove(seat);
        }
    }

    private void reply(CoachReply reply) {
        String key = key(reply.supervisorId(), reply.commandId());
        Integer open = unanswered.get(key);
        if (open != null) {
            unanswered.computeIfPresent(key, (k, count) -> count > 1 ? count - 1 : null);
            answered.put(key, true);
        } else if (answered.has(key)) {
            broken("Command " + reply.commandId() + " got more answers than it was sent times");
        }
    }

    private void delivery(MessageDelivery delivery) {
        String id = delivery.messageId();
        undelivered.remove(id);
        if (delivered.put(id, true) != null) {
            broken("Message " + id + " was delivered twice");
        }
        if (delivery.visibility() == Visibility.Agents) {
            hidden.put(id, true);
            if (atCustomers.has(id)) {
                seenByCustomer(id);
            }
        }
    }

    private void customerMessage(String id) {
        if (atCustomers.put(id, true) != null) {
            broken("Message " + id + " reached the customer twice");
        }
        if (hidden.has(id) || ContactCenterSimulation.isInternal(id)) {
            seenByCustomer(id);
        }
    }

    private void seenByCustomer(String id) {
        whispersAtCustomers++;
        broken("The customer could see " + id + ", which is for agents and supervisors only");
    }

    /** Whether everything that was sent has had its answer, and nobody is in a session any more. */
    boolean areSettled() {
        return unanswered.isEmpty() && undelivered.isEmpty() && inSession.isEmpty();
    }

    /** What is still open will not come any more. */
    void giveUp() {
        if (!unanswered.isEmpty()) {
            broken(unanswered.size() + " commands got no answer, one of them "
                    + unanswered.keySet().iterator().next());
        }
        if (!undelivered.isEmpty()) {
            broken(undelivered.size() + " messages were neither delivered nor refused, one of them "
                    + undelivered.iterator().next());
        }
    }

    private void broken(String what) {
        if (broken.size() < MOST_TOLD) {
            broken.add(what);
        }
    }

    List<String> broken() {
        return List.copyOf(broken);
    }

    long checkedSequences() {
        return checkedSequences;
    }

    int supervisors() {
        return sequences.size();
    }

    long whispersAtCustomers() {
        return whispersAtCustomers;
    }

    private static String key(String first, String second) {
        return first + "/" + second;
    }
}
