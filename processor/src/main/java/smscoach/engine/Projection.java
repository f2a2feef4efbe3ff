package smscoach.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smscoach.contract.CoachReply;
import smscoach.contract.CoachSubscription;
import smscoach.contract.CoachedSession;
import smscoach.contract.ContractMessage;
import smscoach.contract.CustomerMessage;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.EndReason;
import smscoach.contract.HeaderNames;
import smscoach.contract.MessageDelivery;
import smscoach.contract.ParticipationState;
import smscoach.contract.Party;
import smscoach.contract.PartyType;
import smscoach.contract.SupervisorEventType;
import smscoach.contract.SupervisorSessionEvent;
import smscoach.contract.Topic;
import smscoach.contract.Visibility;
import smscoach.contract.json.ContractJson;
import smscoach.domain.fact.Fact;
import smscoach.domain.state.CoachingView;
import smscoach.domain.state.Participation;
import smscoach.domain.state.Reply;
import smscoach.domain.state.Session;
import smscoach.domain.state.Subscription;

/** Makes output records of the facts of one input record: nothing but what they say. */
final class Projection implements Consumer<Fact> {

    private final Cause cause;
    private final String contactCenterId;
    private final String causationId;
    private final Instant occurredAt;
    private final CoachingView view;
    private final Consumer<OutputRecord> out;

    /** The sessions whose people changed, in the order of the first change, and whether each had a supervisor. */
    private final Map<String, Boolean> changed = new LinkedHashMap<>();

    private @Nullable Reply reply;
    private @Nullable CloudEvents cloudEvents;

    Projection(
            Cause cause,
            String contactCenterId,
            String causationId,
            Instant occurredAt,
            CoachingView view,
            Consumer<OutputRecord> out) {
        this.cause = cause;
        this.contactCenterId = contactCenterId;
        this.causationId = causationId;
        this.occurredAt = occurredAt;
        this.view = view;
        this.out = out;
    }

    @Override
    public void accept(Fact fact) {
        if (fact instanceof Fact.AboutPeople people) {
            boolean hadSupervisor = fact instanceof Fact.ParticipationEnded;
            changed.merge(people.smssessionId(), hadSupervisor, Boolean::logicalOr);
        }
        switch (fact) {
            case Fact.SubscriptionSet f -> subscription(f.subscription());
            case Fact.SubscriptionEnded f -> subscriptionEnded(f);
            case Fact.SupervisorJoined f -> joined(f);
            case Fact.VisibilityChanged f ->
                supervisorEvent(
                        f.smssessionId(),
                        f.participation(),
                        SupervisorEventType.VisibilityChanged,
                        ParticipationState.Chatting,
                        null,
                        null,
                        null,
                        f.sequence());
            case Fact.ParticipationEnded f -> ended(f);
            case Fact.MessageSeen f -> message(f);
            case Fact.MessageRefused f -> refusal(f);
            case Fact.CommandAnswered f -> reply = f.reply();
            case Fact.CommandAnsweredAgain f -> reply = f.reply();
            case Fact.CommandsClockMoved ignored -> {}
            case Fact.EventsClockMoved ignored -> {}
            case Fact.FeaturesSet ignored -> {}
            case Fact.SessionStarted ignored -> {}
            case Fact.AgentJoined ignored -> {}
            case Fact.AgentLeft ignored -> {}
            case Fact.AgentsLeft ignored -> {}
            case Fact.SessionEnded ignored -> {}
            case Fact.EventHad ignored -> {}
            case Fact.MessageCounted ignored -> {}
            case Fact.SessionForgotten ignored -> {}
            case Fact.ReplyForgotten ignored -> {}
            case Fact.LookPutOff ignored -> {}
            case Fact.ReplyLookPutOff ignored -> {}
            case Fact.NothingDueBefore ignored -> {}
        }
    }

    /** Writes what is written once per record: who is in the sessions now, then the reply. */
    void finish() {
        changed.forEach(this::coachedSession);
        if (reply != null) {
            reply(reply);
        }
    }

    private void subscription(Subscription s) {
        write(
                Topic.COACH_SUBSCRIPTIONS,
                s.agentId() + "/" + s.supervisorId(),
                new CoachSubscription(
                        s.subscriptionId(),
                        contactCenterId,
                        s.agentId(),
                        s.supervisorId(),
                        s.nickname(),
                        s.visibilityMode(),
                        s.monitoringMode(),
                        Instant.ofEpochMilli(s.since())),
                CloudEvents.Type.Subscription,
                causationId + "/" + s.agentId() + "/" + s.supervisorId(),
                occurredAt);
    }

    private void subscriptionEnded(Fact.SubscriptionEnded fact) {
        Subscription s = fact.subscription();
        tombstone(
                Topic.COACH_SUBSCRIPTIONS,
                s.agentId() + "/" + s.supervisorId(),
                List.of(RecordHeader.of(HeaderNames.REASON, fact.reason().name())));
    }

    private void joined(Fact.SupervisorJoined fact) {
        supervisorEvent(
                fact.smssessionId(),
                fact.participation(),
                SupervisorEventType.Delivered,
                fact.participation().state(),
                null,
                null,
                fact.agents(),
                fact.sequence());
    }

    private void ended(Fact.ParticipationEnded fact) {
        boolean left = switch (fact.reason()) {
            case Left, LoggedOut, BecameAgent -> true;
            case Completed, PlacedInQueue, Expired -> false;
        };
        supervisorEvent(
                fact.smssessionId(),
                fact.participation(),
                left ? SupervisorEventType.Left : SupervisorEventType.Revoked,
                left ? ParticipationState.Completed : ParticipationState.Revoked,
                fact.reason(),
                fact.queueName(),
                null,
                fact.sequence());
    }

    private void supervisorEvent(
            String smssessionId,
            Participation p,
            SupervisorEventType type,
            ParticipationState state,
            @Nullable EndReason reason,
            @Nullable String queueName,
            @Nullable List<String> agents,
            long sequence) {
        String eventId = Numbered.eventId(contactCenterId, p.supervisorId(), sequence, causationId, type);
        write(
                Topic.SUPERVISOR_SESSION_EVENTS,
                p.supervisorId(),
                new SupervisorSessionEvent(
                        eventId,
                        contactCenterId,
                        smssessionId,
                        p.supervisorId(),
                        p.nickname(),
                        p.agentId(),
                        type,
                        state,
                        p.mode().visibility(),
                        p.subscriptionId(),
                        reason,
                        queueName,
                        agents,
                        sequence,
                        causationId,
                        occurredAt),
                CloudEvents.Type.of(type),
                eventId,
                occurredAt);
    }

    private void message(Fact.MessageSeen f) {
        Party from = new Party(f.author(), f.userId(), f.nickname());
        String ceId = f.smssessionId() + "/" + causationId;
        if (f.toCustomer()) {
            write(
                    Topic.SMS_CUSTOMER_MESSAGES,
                    f.smssessionId(),
                    new CustomerMessage(
                            f.messageId(), contactCenterId, f.smssessionId(), from, f.text(), causationId, occurredAt),
                    CloudEvents.Type.CustomerMessage,
                    ceId,
                    occurredAt);
        }
        delivery(f.smssessionId(), f.messageId(), from, f.visibility(), null, recipients(f), f.text());
    }

    private static List<MessageDelivery.Recipient> recipients(Fact.MessageSeen f) {
        List<MessageDelivery.Recipient> recipients =
                new ArrayList<>(f.agents().size() + f.supervisors().size());
        for (String agent : f.agents()) {
            recipients.add(new MessageDelivery.Recipient(PartyType.Agent, agent, null));
        }
        for (Participation supervisor : f.supervisors()) {
            recipients.add(new MessageDelivery.Recipient(
                    PartyType.Supervisor,
                    supervisor.supervisorId(),
                    supervisor.mode().visibility()));
        }
        return recipients;
    }

    private void refusal(Fact.MessageRefused f) {
        delivery(
                f.smssessionId(),
                f.messageId(),
                new Party(PartyType.User, f.userId(), null),
                null,
                f.code(),
                List.of(new MessageDelivery.Recipient(PartyType.User, f.userId(), null)),
                null);
    }

    private void delivery(
            String smssessionId,
            String messageId,
            Party from,
            @Nullable Visibility visibility,
            @Nullable DeadLetterCode refused,
            List<MessageDelivery.Recipient> recipients,
            @Nullable String text) {
        write(
                Topic.SMS_MESSAGE_DELIVERIES,
                smssessionId,
                new MessageDelivery(
                        messageId,
                        contactCenterId,
                        smssessionId,
                        from,
                        visibility,
                        refused,
                        recipients,
                        text,
                        causationId,
                        occurredAt),
                refused == null ? CloudEvents.Type.MessageDelivery : CloudEvents.Type.MessageRefused,
                smssessionId + "/" + causationId,
                occurredAt);
    }

    private void coachedSession(String smssessionId, boolean hadSupervisor) {
        List<CoachedSession.Participant> supervisors = List.of();
        List<String> agents = List.of();
        if (view.session(smssessionId) instanceof Session.Live live) {
            agents = live.agents();
            supervisors = live.supervisors().stream()
                    .map(p -> new CoachedSession.Participant(
                            p.supervisorId(), p.nickname(), p.mode().visibility(), p.state(), p.agentId()))
                    .toList();
        }
        if (!supervisors.isEmpty()) {
            write(
                    Topic.COACHED_SESSIONS,
                    smssessionId,
                    new CoachedSession(contactCenterId, smssessionId, agents, supervisors, causationId, occurredAt),
                    CloudEvents.Type.CoachedSession,
                    smssessionId + "/" + causationId,
                    occurredAt);
        } else if (hadSupervisor) {
            tombstone(Topic.COACHED_SESSIONS, smssessionId, List.of());
        }
    }

    private void reply(Reply r) {
        Instant issuedAt = Instant.ofEpochMilli(r.issuedAt());
        Reply.Refusal refusal = r.refusal();
        write(
                Topic.COACH_REPLIES,
                r.supervisorId(),
                new CoachReply(
                        r.commandId(),
                        contactCenterId,
                        r.operationName(),
                        r.supervisorId(),
                        refusal == null ? 0 : refusal.reason().statusCode(),
                        refusal == null ? null : refusal.reason(),
                        refusal == null ? null : refusal.message(),
                        r.subscriptionId(),
                        issuedAt),
                CloudEvents.Type.Reply,
                r.supervisorId() + "/" + r.commandId(),
                issuedAt);
    }

    private void write(
            Topic topic,
            String keyRest,
            ContractMessage message,
            CloudEvents.Type ceType,
            String ceId,
            Instant ceTime) {
        List<RecordHeader> headers = new ArrayList<>(12);
        headers.addAll(cause.positions());
        cloudEvents().add(headers, ceId, ceType, ceTime);
        headers.addAll(cause.trace());
        emit(topic, keyRest, ContractJson.writeUnchecked(message), headers);
    }

    /** Made when first needed: many records have no outputs. */
    private CloudEvents cloudEvents() {
        if (cloudEvents == null) {
            cloudEvents = new CloudEvents(contactCenterId, occurredAt);
        }
        return cloudEvents;
    }

    private void tombstone(Topic topic, String keyRest, List<RecordHeader> reason) {
        List<RecordHeader> headers = new ArrayList<>(6);
        headers.addAll(cause.positions());
        headers.addAll(reason);
        headers.addAll(cause.trace());
        emit(topic, keyRest, null, headers);
    }

    private void emit(Topic topic, String keyRest, byte @Nullable [] value, List<RecordHeader> headers) {
        byte[] key = (contactCenterId + "/" + keyRest).getBytes(StandardCharsets.UTF_8);
        out.accept(new OutputRecord(topic, key, value, headers, cause.record().timestamp()));
    }
}
