package smscoach.domain;

import java.util.function.Consumer;
import smscoach.domain.fact.Fact;
import smscoach.domain.state.Appointment;
import smscoach.domain.state.Clocks;
import smscoach.domain.state.CoachingView;
import smscoach.domain.state.RememberedReply;
import smscoach.domain.state.Session;

/**
 * T3: forgets what is past remembering: at once what the record itself speaks of, so that decisions see only what is
 * remembered, and of the rest a few at a time.
 */
final class Forgetting {

    private Forgetting() {}

    /** The session that the record speaks of, if it ended too long ago. */
    static void session(CoachingView view, Rules rules, String smssessionId, Consumer<Fact> facts) {
        if (view.session(smssessionId) instanceof Session.Ended session
                && view.clocks().events() > session.endedAt() + rules.horizonMillis()) {
            facts.accept(new Fact.SessionForgotten(smssessionId));
        }
    }

    /** The reply to an earlier command of the same id, if it was given too long ago. */
    static void reply(CoachingView view, Rules rules, String supervisorId, String commandId, Consumer<Fact> facts) {
        RememberedReply earlier = view.reply(supervisorId, commandId);
        if (earlier != null && view.clocks().commands() > earlier.reply().issuedAt() + rules.horizonMillis()) {
            facts.accept(new Fact.ReplyForgotten(supervisorId, commandId));
        }
    }

    static void endedSessions(CoachingView view, Rules rules, Consumer<Fact> facts) {
        long clock = view.clocks().events();
        forget(view, Appointment.Kind.ENDED_SESSION, clock, facts, appointment -> {
            if (!(view.session(appointment.name()) instanceof Session.Ended session)) {
                throw new IllegalStateException("Session " + appointment.name() + " is to be forgotten but lives");
            }
            long last = session.endedAt() + rules.horizonMillis();
            return clock > last
                    ? new Fact.SessionForgotten(session.id())
                    : new Fact.LookPutOff(session.id(), last); // the horizon was made longer since
        });
    }

    static void replies(CoachingView view, Rules rules, Consumer<Fact> facts) {
        long clock = view.clocks().commands();
        forget(view, Appointment.Kind.REPLY, clock, facts, appointment -> {
            String[] ids = appointment.name().split("/", 2);
            RememberedReply reply = view.reply(ids[0], ids[1]);
            if (reply == null) {
                throw new IllegalStateException("Reply " + appointment.name() + " has an appointment but is gone");
            }
            long last = reply.reply().issuedAt() + rules.horizonMillis();
            return clock > last
                    ? new Fact.ReplyForgotten(ids[0], ids[1])
                    : new Fact.ReplyLookPutOff(ids[0], ids[1], last); // the horizon was made longer since
        });
    }

    private interface Look {
        Fact at(Appointment appointment);
    }

    private static void forget(CoachingView view, Appointment.Kind kind, long clock, Consumer<Fact> facts, Look look) {
        if (view.clocks().look(kind) >= clock) {
            return;
        }
        Appointment next = view.appointmentAfter(kind, null);
        for (int i = 0; i < Limits.FORGOTTEN_PER_RECORD && next != null && next.time() < clock; i++) {
            facts.accept(look.at(next));
            next = view.appointmentAfter(kind, null);
        }
        facts.accept(new Fact.NothingDueBefore(kind, next == null ? Clocks.NEVER : next.time()));
    }
}
