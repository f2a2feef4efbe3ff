package smscoach.domain.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import smscoach.domain.state.Appointment;
import smscoach.domain.state.Clocks;
import smscoach.domain.state.CoachingState;
import smscoach.domain.state.Participation;
import smscoach.domain.state.RememberedReply;
import smscoach.domain.state.Session;
import smscoach.domain.state.Subscription;

/** The only thing that changes state. */
public final class Evolution {

    private Evolution() {}

    public static void evolve(CoachingState state, Fact fact) {
        switch (fact) {
            case Fact.CommandsClockMoved f -> state.clocks(state.clocks().commandsAt(f.time()));
            case Fact.EventsClockMoved f -> state.clocks(state.clocks().eventsAt(f.time()));
            case Fact.FeaturesSet f -> state.features(f.features());
            case Fact.SubscriptionSet f -> subscribe(state, f.subscription());
            case Fact.SubscriptionEnded f -> unsubscribe(state, f.subscription());
            case Fact.SessionStarted f -> start(state, f);
            case Fact.AgentJoined f -> live(state, f.smssessionId(), s -> s.withAgent(f.agentId()));
            case Fact.AgentLeft f -> live(state, f.smssessionId(), s -> s.withoutAgent(f.agentId()));
            case Fact.AgentsLeft f -> live(state, f.smssessionId(), Session.Live::withoutAgents);
            case Fact.SupervisorJoined f -> join(state, f);
            case Fact.VisibilityChanged f -> {
                live(state, f.smssessionId(), s -> s.withChanged(f.participation()));
                state.lastSequence(f.participation().supervisorId(), f.sequence());
            }
            case Fact.ParticipationEnded f -> leave(state, f);
            case Fact.SessionEnded f -> end(state, f);
            case Fact.EventHad f -> had(state, f);
            case Fact.MessageCounted f -> live(state, f.smssessionId(), s -> s.active(f.at()));
            case Fact.MessageSeen ignored -> {}
            case Fact.MessageRefused ignored -> {}
            case Fact.CommandAnswered f -> remember(state, new RememberedReply(f.reply(), f.content(), f.lookAt()));
            case Fact.CommandAnsweredAgain ignored -> {}
            case Fact.SessionForgotten f -> forget(state, f.smssessionId());
            case Fact.ReplyForgotten f -> forgetReply(state, f.supervisorId(), f.commandId());
            case Fact.LookPutOff f -> putOff(state, f);
            case Fact.ReplyLookPutOff f -> putOffReply(state, f);
            case Fact.NothingDueBefore f -> state.clocks(state.clocks().look(f.kind(), f.time()));
        }
    }

    /** A replaced subscription goes to the end of both orders. */
    private static void subscribe(CoachingState state, Subscription subscription) {
        String agent = subscription.agentId();
        String supervisor = subscription.supervisorId();
        List<Subscription> onAgent = without(state.subscriptionsOn(agent), supervisor);
        onAgent.add(subscription);
        state.subscriptionsOn(agent, List.copyOf(onAgent));
        List<String> agents = new ArrayList<>(state.agentsCoachedBy(supervisor));
        agents.remove(agent);
        agents.add(agent);
        state.agentsCoachedBy(supervisor, List.copyOf(agents));
    }

    private static void unsubscribe(CoachingState state, Subscription subscription) {
        String agent = subscription.agentId();
        String supervisor = subscription.supervisorId();
        state.subscriptionsOn(agent, List.copyOf(without(state.subscriptionsOn(agent), supervisor)));
        List<String> agents = new ArrayList<>(state.agentsCoachedBy(supervisor));
        agents.remove(agent);
        state.agentsCoachedBy(supervisor, List.copyOf(agents));
    }

    private static List<Subscription> without(List<Subscription> subscriptions, String supervisor) {
        List<Subscription> others = new ArrayList<>(subscriptions);
        others.removeIf(s -> s.supervisorId().equals(supervisor));
        return others;
    }

    private static void start(CoachingState state, Fact.SessionStarted fact) {
        forget(state, fact.smssessionId());
        state.session(
                fact.smssessionId(),
                new Session.Live(fact.smssessionId(), List.of(), List.of(), List.of(), fact.at(), fact.lookAt()));
        appoint(state, Appointment.Kind.IDLE_SESSION, fact.lookAt(), fact.smssessionId());
    }

    private static void join(CoachingState state, Fact.SupervisorJoined fact) {
        Participation supervisor = fact.participation();
        live(state, fact.smssessionId(), s -> s.withSupervisor(supervisor));
        state.sessionJoined(supervisor.supervisorId(), supervisor.joined(), fact.smssessionId());
        state.lastSequence(supervisor.supervisorId(), fact.sequence());
    }

    private static void leave(CoachingState state, Fact.ParticipationEnded fact) {
        Participation supervisor = fact.participation();
        live(state, fact.smssessionId(), s -> s.withoutSupervisor(supervisor.supervisorId()));
        state.sessionLeft(supervisor.supervisorId(), supervisor.joined());
        state.lastSequence(supervisor.supervisorId(), fact.sequence());
    }

    private static void end(CoachingState state, Fact.SessionEnded fact) {
        Session session = state.session(fact.smssessionId());
        List<String> eventIds = session == null ? List.of() : session.eventIds();
        cancelLook(state, session);
        state.session(fact.smssessionId(), new Session.Ended(fact.smssessionId(), eventIds, fact.at(), fact.lookAt()));
        appoint(state, Appointment.Kind.ENDED_SESSION, fact.lookAt(), fact.smssessionId());
    }

    private static void had(CoachingState state, Fact.EventHad fact) {
        Session session = state.session(fact.smssessionId());
        Session after = switch (session) {
            case Session.Live live -> live.having(fact.eventId()).active(fact.at());
            case Session.Ended ended -> ended.having(fact.eventId());
            case null -> throw missing(fact.smssessionId());
        };
        state.session(fact.smssessionId(), after);
    }

    private static void remember(CoachingState state, RememberedReply reply) {
        String supervisor = reply.reply().supervisorId();
        String command = reply.reply().commandId();
        forgetReply(state, supervisor, command);
        state.reply(supervisor, command, reply);
        appoint(state, Appointment.Kind.REPLY, reply.lookAt(), RememberedReply.name(supervisor, command));
    }

    private static void putOffReply(CoachingState state, Fact.ReplyLookPutOff fact) {
        RememberedReply reply = state.reply(fact.supervisorId(), fact.commandId());
        if (reply != null) {
            remember(state, new RememberedReply(reply.reply(), reply.content(), fact.time()));
        }
    }

    private static void forgetReply(CoachingState state, String supervisor, String command) {
        RememberedReply old = state.reply(supervisor, command);
        if (old != null) {
            state.cancel(
                    new Appointment(Appointment.Kind.REPLY, old.lookAt(), RememberedReply.name(supervisor, command)));
            state.reply(supervisor, command, null);
        }
    }

    private static void forget(CoachingState state, String smssessionId) {
        Session session = state.session(smssessionId);
        if (session != null) {
            cancelLook(state, session);
            state.session(smssessionId, null);
        }
    }

    private static void putOff(CoachingState state, Fact.LookPutOff fact) {
        Session session = state.session(fact.smssessionId());
        cancelLook(state, session);
        switch (session) {
            case Session.Live live -> {
                state.session(live.id(), live.lookedAt(fact.time()));
                appoint(state, Appointment.Kind.IDLE_SESSION, fact.time(), live.id());
            }
            case Session.Ended ended -> {
                state.session(ended.id(), ended.lookedAt(fact.time()));
                appoint(state, Appointment.Kind.ENDED_SESSION, fact.time(), ended.id());
            }
            case null -> throw missing(fact.smssessionId());
        }
    }

    private static void cancelLook(CoachingState state, @Nullable Session session) {
        switch (session) {
            case Session.Live live ->
                state.cancel(new Appointment(Appointment.Kind.IDLE_SESSION, live.lookAt(), live.id()));
            case Session.Ended ended ->
                state.cancel(new Appointment(Appointment.Kind.ENDED_SESSION, ended.lookAt(), ended.id()));
            case null -> {}
        }
    }

    private static void appoint(CoachingState state, Appointment.Kind kind, long time, String name) {
        state.appoint(new Appointment(kind, time, name));
        Clocks clocks = state.clocks();
        if (time < clocks.look(kind)) {
            state.clocks(clocks.look(kind, time));
        }
    }

    private static void live(CoachingState state, String smssessionId, UnaryOperator<Session.Live> change) {
        if (!(state.session(smssessionId) instanceof Session.Live live)) {
            throw missing(smssessionId);
        }
        state.session(smssessionId, change.apply(live));
    }

    private static IllegalStateException missing(String smssessionId) {
        return new IllegalStateException("A fact speaks of session " + smssessionId + ", which does not live");
    }
}
