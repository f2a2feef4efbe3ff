package smscoach.domain.session;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import smscoach.contract.AuthorType;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.EndReason;
import smscoach.contract.MonitoringMode;
import smscoach.contract.ParticipationState;
import smscoach.contract.SubscriptionEndReason;
import smscoach.domain.Features;
import smscoach.domain.Limits;
import smscoach.domain.Outcome;
import smscoach.domain.Rules;
import smscoach.domain.fact.Decision;
import smscoach.domain.fact.Fact;
import smscoach.domain.fact.Sequences;
import smscoach.domain.state.CoachingView;
import smscoach.domain.state.Participation;
import smscoach.domain.state.Session;
import smscoach.domain.state.Subscription;

/** What a session event does (S1-S12). The clock has moved to it already. */
public final class SessionDecider {

    private final CoachingView view;
    private final Rules rules;
    private final long clock;

    private SessionDecider(CoachingView view, Rules rules) {
        this.view = view;
        this.rules = rules;
        this.clock = view.clocks().events();
    }

    public static Decision decide(CoachingView view, Rules rules, SessionEvent event) {
        return new SessionDecider(view, rules).decide(event);
    }

    private Decision decide(SessionEvent event) {
        return switch (event) {
            case SessionEvent.AgentInvited ignored -> Decision.nothing(); // S1
            case SessionEvent.AgentRejected ignored -> Decision.nothing(); // S1
            case SessionEvent.MessageSent message -> message(message);
            case SessionEvent.AgentAccepted accepted -> once(accepted, live -> accept(accepted, live));
            case SessionEvent.AgentLeft left -> once(left, live -> leave(left, live));
            case SessionEvent.SessionPlacedInQueue queued -> once(queued, live -> queue(queued, live));
            case SessionEvent.SessionCompleted completed -> once(completed, live -> complete(completed, live));
            case SessionEvent.SessionSnapshot snapshot -> once(snapshot, live -> snapshot(snapshot, live));
        };
    }

    /** The decision on an event that its session has not had yet; live is null for a session never seen. */
    private interface OnFirst {
        Decision decide(Session.@Nullable Live live);
    }

    /** S9 before S8: a duplicate of an ended session's event is no dead letter. */
    private Decision once(SessionEvent event, OnFirst onFirst) {
        Session session = view.session(event.smssessionId());
        if (session != null && session.hasHad(event.eventId())) {
            return new Decision(new Outcome.Duplicate(), List.of());
        }
        return switch (session) {
            case Session.Ended ended -> sessionEnded(ended, List.of());
            case Session.Live live -> onFirst.decide(live);
            case null -> onFirst.decide(null);
        };
    }

    private Decision message(SessionEvent.MessageSent message) {
        return switch (view.session(message.smssessionId())) {
            case Session.Ended ended -> sessionEnded(ended, refusal(message));
            case Session.Live live -> MessageDecider.decide(live, message, clock);
            case null -> MessageDecider.decide(null, message, clock);
        };
    }

    private static List<Fact> refusal(SessionEvent.MessageSent message) {
        boolean user = message.from().type() == AuthorType.User;
        return user ? List.of(MessageDecider.refusal(message, DeadLetterCode.SESSION_ENDED)) : List.of();
    }

    private static Decision sessionEnded(Session.Ended session, List<Fact> facts) {
        return Decision.deadLetter(
                DeadLetterCode.SESSION_ENDED, "smssessionId: session " + session.id() + " has ended", facts);
    }

    /** S2. */
    private Decision accept(SessionEvent.AgentAccepted event, Session.@Nullable Live session) {
        String id = event.smssessionId();
        String agent = event.agentId();
        List<Fact> facts = new ArrayList<>();
        if (session == null) {
            facts.add(started(id));
        } else if (session.hasAgent(agent)) {
            return had(event, facts);
        } else if (session.agents().size() >= Limits.AGENTS_PER_SESSION) {
            return Decision.deadLetter(
                    DeadLetterCode.LIMIT,
                    "userId: session " + id + " has " + Limits.AGENTS_PER_SESSION + " agents already (L3)");
        }
        Session.Live before =
                session == null ? new Session.Live(id, List.of(), List.of(), List.of(), clock, clock) : session;
        Sequences sequences = new Sequences(view);
        Participation own = before.participationOf(agent);
        if (own != null) {
            facts.add(new Fact.ParticipationEnded(id, own, EndReason.BecameAgent, null, sequences.next(agent)));
            before = before.withoutSupervisor(agent);
        }
        facts.add(new Fact.AgentJoined(id, agent));
        if (Features.multimediaIsOn(view, rules)) {
            bringIn(before.withAgent(agent), view.subscriptionsOn(agent), sequences, facts);
        }
        return had(event, facts);
    }

    /** Each subscription in order: its supervisor joins unless he is there; then NextChat has had its session. */
    private static void bringIn(
            Session.Live session, List<Subscription> subscriptions, Sequences sequences, List<Fact> facts) {
        Session.Live now = session;
        for (Subscription subscription : subscriptions) {
            String supervisor = subscription.supervisorId();
            boolean present = now.hasAgent(supervisor) || now.participationOf(supervisor) != null;
            if (!present) {
                if (now.supervisors().size() >= Limits.SUPERVISORS_PER_SESSION) {
                    continue; // L4: held off, and a NextChat waits on
                }
                long sequence = sequences.next(supervisor);
                Participation joined = new Participation(
                        supervisor,
                        subscription.nickname(),
                        subscription.visibilityMode(),
                        ParticipationState.Chatting,
                        subscription.agentId(),
                        subscription.subscriptionId(),
                        sequence);
                facts.add(new Fact.SupervisorJoined(now.id(), joined, now.agents(), sequence));
                now = now.withSupervisor(joined);
            }
            if (subscription.monitoringMode() == MonitoringMode.NextChat) {
                facts.add(new Fact.SubscriptionEnded(subscription, SubscriptionEndReason.Consumed));
            }
        }
    }

    /** S4: supervisors stay. */
    private Decision leave(SessionEvent.AgentLeft event, Session.@Nullable Live session) {
        if (session == null) {
            return Decision.nothing(); // S11
        }
        List<Fact> facts = new ArrayList<>();
        if (session.hasAgent(event.agentId())) {
            facts.add(new Fact.AgentLeft(session.id(), event.agentId()));
        }
        return had(event, facts);
    }

    /** S5. */
    private Decision queue(SessionEvent.SessionPlacedInQueue event, Session.@Nullable Live session) {
        if (session == null) {
            return Decision.nothing(); // S11
        }
        List<Fact> facts = new ArrayList<>();
        revokeAll(session, EndReason.PlacedInQueue, event.queueName(), new Sequences(view), facts);
        if (!session.agents().isEmpty()) {
            facts.add(new Fact.AgentsLeft(session.id()));
        }
        return had(event, facts);
    }

    /** S6. */
    private Decision complete(SessionEvent.SessionCompleted event, Session.@Nullable Live session) {
        List<Fact> facts = new ArrayList<>();
        if (session == null) {
            facts.add(ended(event.smssessionId(), clock, rules));
        } else {
            end(session, EndReason.Completed, clock, rules, new Sequences(view), facts);
        }
        return had(event, facts);
    }

    /** S12. */
    private Decision snapshot(SessionEvent.SessionSnapshot event, Session.@Nullable Live session) {
        List<Fact> facts = new ArrayList<>();
        if (session == null) {
            facts.add(started(event.smssessionId()));
            for (String agent : new LinkedHashSet<>(event.agents())) {
                facts.add(new Fact.AgentJoined(event.smssessionId(), agent));
            }
        }
        return had(event, facts);
    }

    /** Ends a live session: each supervisor is revoked, in joining order. */
    static void end(
            Session.Live session, EndReason reason, long clock, Rules rules, Sequences sequences, List<Fact> facts) {
        revokeAll(session, reason, null, sequences, facts);
        facts.add(ended(session.id(), clock, rules));
    }

    private static void revokeAll(
            Session.Live session, EndReason reason, @Nullable String queueName, Sequences sequences, List<Fact> facts) {
        for (Participation supervisor : session.supervisors()) {
            long sequence = sequences.next(supervisor.supervisorId());
            facts.add(new Fact.ParticipationEnded(session.id(), supervisor, reason, queueName, sequence));
        }
    }

    private Fact started(String id) {
        return new Fact.SessionStarted(id, clock, clock + rules.idleMillis());
    }

    private static Fact ended(String id, long clock, Rules rules) {
        return new Fact.SessionEnded(id, clock, clock + rules.horizonMillis());
    }

    private Decision had(SessionEvent event, List<Fact> facts) {
        facts.add(new Fact.EventHad(event.smssessionId(), event.eventId(), clock));
        return Decision.applied(facts);
    }
}
