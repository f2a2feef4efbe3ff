package smscoach.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import smscoach.contract.EndReason;
import smscoach.contract.EventType;
import smscoach.contract.MessageDelivery;
import smscoach.contract.ParticipationState;
import smscoach.contract.PartyType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.Visibility;
import smscoach.contract.VisibilityMode;
import smscoach.domain.state.Participation;
import smscoach.domain.state.Session;
import smscoach.engine.OutputRecord;

/** What one record did to one session, by the session before and after and by the outputs. */
final class SessionChanges {

    private final String smssessionId;
    private final @Nullable Session before;
    private final @Nullable Session after;
    private final List<OutputRecord> outputs;
    private final @Nullable EventType type;
    private final List<Change> changes = new ArrayList<>();

    private SessionChanges(
            String smssessionId,
            @Nullable Session before,
            @Nullable Session after,
            List<OutputRecord> outputs,
            @Nullable EventType type) {
        this.smssessionId = smssessionId;
        this.before = before;
        this.after = after;
        this.outputs = outputs;
        this.type = type;
    }

    /**
     * In the order in which the engine makes them.
     *
     * @param type of the session's own event; null where another session's event or a command was the cause
     */
    static List<Change> of(
            String smssessionId,
            @Nullable Session before,
            @Nullable Session after,
            List<OutputRecord> outputs,
            @Nullable EventType type) {
        SessionChanges found = new SessionChanges(smssessionId, before, after, outputs, type);
        found.goings();
        found.comings();
        found.messages();
        return found.changes;
    }

    private void goings() {
        Map<String, SupervisorSessionEvent> ends = ends();
        for (Participation supervisor : supervisors(before)) {
            SupervisorSessionEvent end = ends.get(supervisor.supervisorId());
            if (end != null) {
                EndReason reason = Objects.requireNonNull(end.reason(), "Left and Revoked have a reason");
                changes.add(new Change.SupervisorGone(
                        supervisor.supervisorId(), reason, end.queueName(), RuleIds.of(reason)));
            }
        }
        if (after instanceof Session.Ended && !(before instanceof Session.Ended)) {
            boolean expired = type != EventType.SessionCompleted;
            changes.add(new Change.SessionEnded(expired, expired ? "T4" : "S6"));
            return;
        }
        for (String agent : agents(before)) {
            if (!agents(after).contains(agent)) {
                changes.add(new Change.AgentLeft(agent, type == EventType.SessionPlacedInQueue ? "S5" : "S4"));
            }
        }
    }

    private void comings() {
        List<String> agentsBefore = agents(before);
        for (String agent : agents(after)) {
            if (!agentsBefore.contains(agent)) {
                changes.add(new Change.AgentJoined(agent, type == EventType.SessionSnapshot ? "S12" : "S2"));
            }
        }
        Map<String, VisibilityMode> modesBefore = new HashMap<>();
        supervisors(before).forEach(each -> modesBefore.put(each.supervisorId(), each.mode()));
        for (Participation supervisor : supervisors(after)) {
            VisibilityMode mode = modesBefore.get(supervisor.supervisorId());
            if (mode == null) {
                changes.add(joined(supervisor));
            } else if (mode != supervisor.mode()) {
                changes.add(new Change.ModeChanged(supervisor.supervisorId(), supervisor.mode(), "C8"));
            }
        }
    }

    private static Change joined(Participation supervisor) {
        boolean intruded = supervisor.state() == ParticipationState.Invited;
        return new Change.SupervisorJoined(
                supervisor.supervisorId(),
                supervisor.nickname(),
                supervisor.mode(),
                intruded,
                supervisor.agentId(),
                supervisor.subscriptionId(),
                intruded ? "C8" : "S2");
    }

    private void messages() {
        boolean toCustomer = outputs.stream().anyMatch(output -> output.topic() == Topic.SMS_CUSTOMER_MESSAGES);
        for (OutputRecord output : outputs) {
            if (output.topic() == Topic.SMS_MESSAGE_DELIVERIES) {
                changes.add(message(Input.output(MessageDelivery.class, output.value()), toCustomer));
            }
        }
    }

    private Change message(MessageDelivery delivery, boolean toCustomer) {
        String author = Objects.requireNonNullElse(delivery.from().userId(), "");
        if (delivery.refused() != null) {
            return new Change.NotSeen(delivery.messageId(), author, delivery.refused(), RuleIds.of(delivery.refused()));
        }
        Visibility visibility = Objects.requireNonNull(delivery.visibility(), "Only a refusal has no visibility");
        PartyType party = delivery.from().type();
        return new Change.Seen(
                delivery.messageId(),
                party,
                party == PartyType.Agent || party == PartyType.Supervisor ? author : "",
                visibility,
                toCustomer,
                recipients(delivery, PartyType.Agent),
                recipients(delivery, PartyType.Supervisor),
                Objects.requireNonNullElse(delivery.text(), ""),
                messageRule(party, author, visibility));
    }

    private static List<String> recipients(MessageDelivery delivery, PartyType type) {
        return delivery.recipients().stream()
                .filter(recipient -> recipient.type() == type)
                .map(MessageDelivery.Recipient::userId)
                .toList();
    }

    private String messageRule(PartyType author, String userId, Visibility visibility) {
        return switch (author) {
            case Customer -> "M1";
            case Agent, User -> visibility == Visibility.All ? "M2" : "M2a";
            case System -> "M6";
            case Supervisor ->
                supervisors(before).stream()
                                .anyMatch(each ->
                                        each.supervisorId().equals(userId) && each.mode() == VisibilityMode.BargeIn)
                        ? "M4"
                        : "M3";
        };
    }

    private Map<String, SupervisorSessionEvent> ends() {
        Map<String, SupervisorSessionEvent> ends = new HashMap<>();
        for (OutputRecord output : outputs) {
            if (output.topic() == Topic.SUPERVISOR_SESSION_EVENTS) {
                SupervisorSessionEvent event = Input.output(SupervisorSessionEvent.class, output.value());
                if (event.smssessionId().equals(smssessionId) && event.reason() != null) {
                    ends.put(event.supervisorId(), event);
                }
            }
        }
        return ends;
    }

    private static List<String> agents(@Nullable Session session) {
        return session instanceof Session.Live live ? live.agents() : List.of();
    }

    private static List<Participation> supervisors(@Nullable Session session) {
        return session instanceof Session.Live live ? live.supervisors() : List.of();
    }
}
