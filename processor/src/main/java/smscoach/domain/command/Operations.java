package smscoach.domain.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import smscoach.contract.EndReason;
import smscoach.contract.ParticipationState;
import smscoach.contract.ReceivedCommand;
import smscoach.contract.StatusReason;
import smscoach.contract.SubscriptionEndReason;
import smscoach.contract.VisibilityMode;
import smscoach.domain.Features;
import smscoach.domain.Limits;
import smscoach.domain.Rules;
import smscoach.domain.fact.Fact;
import smscoach.domain.fact.Sequences;
import smscoach.domain.state.CoachingView;
import smscoach.domain.state.Participation;
import smscoach.domain.state.Session;
import smscoach.domain.state.Subscription;

/** What each operation does, with its own checks (C8) in their order. */
final class Operations {

    private final CoachingView view;
    private final Rules rules;
    private final String supervisor;
    private final String commandId;
    private final long issuedAt;

    private Operations(CoachingView view, Rules rules, ReceivedCommand command) {
        this.view = view;
        this.rules = rules;
        this.supervisor = command.supervisorId();
        this.commandId = command.commandId();
        this.issuedAt = command.issuedAt().toEpochMilli();
    }

    static Verdict decide(CoachingView view, Rules rules, ReceivedCommand command, Request request) {
        Operations operations = new Operations(view, rules, command);
        return switch (request) {
            case Request.Subscribe subscribe -> operations.subscribe(subscribe);
            case Request.CancelMonitoring cancel -> operations.cancel(cancel);
            case Request.Leave leave -> operations.leave(leave);
            case Request.Intrude intrude -> operations.intrude(intrude);
            case Request.SwitchTo switchTo -> operations.switchTo(switchTo);
            case Request.LogOut ignored -> operations.logOut();
            case Request.AssignFeatures assign -> operations.assign(assign);
            case Request.UnassignFeatures unassign -> operations.unassign(unassign);
        };
    }

    private Verdict subscribe(Request.Subscribe request) {
        if (subscriptionOn(request.agentId()) == null) { // a replacement is none more
            if (view.subscriptionsOn(request.agentId()).size() >= Limits.SUBSCRIPTIONS_PER_AGENT) {
                return limit("userId: this agent has 100 subscriptions already (L1)");
            }
            if (view.agentsCoachedBy(supervisor).size() >= Limits.SUBSCRIPTIONS_PER_SUPERVISOR) {
                return limit("supervisor.userId: this supervisor has 1000 subscriptions already (L2)");
            }
        }
        Subscription subscription = new Subscription(
                commandId,
                request.agentId(),
                supervisor,
                request.nickname(),
                request.mode(),
                request.monitoring(),
                issuedAt);
        return new Verdict.Done(List.of(new Fact.SubscriptionSet(subscription)), commandId);
    }

    private Verdict cancel(Request.CancelMonitoring request) {
        Subscription subscription = subscriptionOn(request.agentId());
        if (subscription == null) {
            return Verdict.refused(
                    StatusReason.NO_SUBSCRIPTION, "userId: this supervisor has no subscription on this agent");
        }
        return new Verdict.Done(
                List.of(new Fact.SubscriptionEnded(subscription, SubscriptionEndReason.Cancelled)),
                subscription.subscriptionId());
    }

    private Verdict leave(Request.Leave request) {
        Session.Live session = live(request.smssessionId());
        if (session == null) {
            return sessionNotFound();
        }
        Participation own = session.participationOf(supervisor);
        if (own == null) {
            return notParticipating();
        }
        return Verdict.done(List.of(ended(session.id(), own, EndReason.Left, new Sequences(view))));
    }

    private Verdict intrude(Request.Intrude request) {
        Session.Live session = live(request.smssessionId());
        if (session == null) {
            return sessionNotFound();
        }
        if (!session.hasAgent(request.agentId())) {
            return Verdict.refused(StatusReason.AGENT_NOT_IN_SESSION, "userId: this agent is not in the session");
        }
        if (session.hasAgent(supervisor) || session.participationOf(supervisor) != null) {
            return Verdict.refused(
                    StatusReason.ALREADY_PARTICIPATING, "smssessionId: this supervisor is in the session already");
        }
        Subscription subscription = subscriptionOn(request.agentId());
        VisibilityMode mode = request.mode();
        String subscriptionId = null;
        if (mode == null) {
            if (subscription == null) {
                return Verdict.refused(
                        StatusReason.NO_MODE,
                        "supervisorVisibilityMode is absent, and no subscription on this agent gives one");
            }
            mode = subscription.visibilityMode();
            subscriptionId = subscription.subscriptionId();
        }
        if (session.supervisors().size() >= Limits.SUPERVISORS_PER_SESSION) {
            return limit("smssessionId: this session has 100 supervisors already (L4)");
        }
        long sequence = new Sequences(view).next(supervisor);
        Participation joined = new Participation(
                supervisor,
                intruderNickname(request, subscription),
                mode,
                ParticipationState.Invited,
                request.agentId(),
                subscriptionId,
                sequence);
        return Verdict.done(List.of(new Fact.SupervisorJoined(session.id(), joined, session.agents(), sequence)));
    }

    private static String intruderNickname(Request.Intrude request, @Nullable Subscription subscription) {
        if (request.nickname() != null) {
            return request.nickname();
        }
        return subscription == null ? request.ownNickname() : subscription.nickname();
    }

    private Verdict switchTo(Request.SwitchTo request) {
        Session.Live session = live(request.smssessionId());
        if (session == null) {
            return sessionNotFound();
        }
        Participation own = session.participationOf(supervisor);
        if (own == null) {
            return notParticipating();
        }
        if (own.mode() == request.mode()) {
            return Verdict.refused(
                    StatusReason.SAME_MODE, "operationName: this supervisor is in mode " + own.mode() + " already");
        }
        long sequence = new Sequences(view).next(supervisor);
        return Verdict.done(
                List.of(new Fact.VisibilityChanged(session.id(), own.switchedTo(request.mode()), sequence)));
    }

    private Verdict logOut() {
        List<Fact> facts = new ArrayList<>();
        for (String agent : view.agentsCoachedBy(supervisor)) {
            Subscription subscription = subscriptionOn(agent);
            if (subscription == null) {
                throw new IllegalStateException("The two sides of a subscription differ");
            }
            facts.add(new Fact.SubscriptionEnded(subscription, SubscriptionEndReason.LoggedOut));
        }
        Sequences sequences = new Sequences(view);
        for (String id : view.sessionsOf(supervisor)) {
            Session.Live session = live(id);
            Participation own = session == null ? null : session.participationOf(supervisor);
            if (own == null) {
                throw new IllegalStateException("The two sides of a participation differ");
            }
            facts.add(ended(id, own, EndReason.LoggedOut, sequences));
        }
        return Verdict.done(facts);
    }

    private Verdict assign(Request.AssignFeatures request) {
        Set<String> features = Features.of(view, rules);
        features.addAll(request.features());
        if (features.size() > Limits.FEATURES) {
            return limit("features: the contact center would have more than 64 (L5)");
        }
        return Verdict.done(List.of(new Fact.FeaturesSet(List.copyOf(features))));
    }

    private Verdict unassign(Request.UnassignFeatures request) {
        Set<String> features = Features.of(view, rules);
        request.features().forEach(features::remove);
        return Verdict.done(List.of(new Fact.FeaturesSet(List.copyOf(features))));
    }

    private static Fact ended(String session, Participation own, EndReason reason, Sequences sequences) {
        return new Fact.ParticipationEnded(session, own, reason, null, sequences.next(own.supervisorId()));
    }

    private Session.@Nullable Live live(String smssessionId) {
        return view.session(smssessionId) instanceof Session.Live live ? live : null;
    }

    private @Nullable Subscription subscriptionOn(String agent) {
        for (Subscription subscription : view.subscriptionsOn(agent)) {
            if (subscription.supervisorId().equals(supervisor)) {
                return subscription;
            }
        }
        return null;
    }

    private static Verdict limit(String message) {
        return Verdict.refused(StatusReason.LIMIT, message);
    }

    private static Verdict sessionNotFound() {
        return Verdict.refused(StatusReason.SESSION_NOT_FOUND, "smssessionId: there is no such session, or it ended");
    }

    private static Verdict notParticipating() {
        return Verdict.refused(StatusReason.NOT_PARTICIPATING, "smssessionId: this supervisor is not in the session");
    }
}
