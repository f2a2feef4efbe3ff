package smscoach.domain.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smscoach.contract.EndReason;
import smscoach.domain.Limits;
import smscoach.domain.Rules;
import smscoach.domain.fact.Fact;
import smscoach.domain.fact.Sequences;
import smscoach.domain.state.Appointment;
import smscoach.domain.state.Clocks;
import smscoach.domain.state.CoachingView;
import smscoach.domain.state.Session;

/**
 * T4: ends the sessions that have been idle too long, by (deadline, id).
 *
 * <p>A session's appointment is made when it starts and not moved by every event: it may be early, never late. So the
 * first appointment whose session is really due is the first deadline of all.
 */
public final class Expiry {

    private final CoachingView view;
    private final Rules rules;
    private final Consumer<Fact> facts;

    private Expiry(CoachingView view, Rules rules, Consumer<Fact> facts) {
        this.view = view;
        this.rules = rules;
        this.facts = facts;
    }

    /** Gives each fact to the consumer, which must make it true before it returns. */
    public static void run(CoachingView view, Rules rules, String ownSession, Consumer<Fact> facts) {
        Clocks clocks = view.clocks();
        if (clocks.idleLook() < clocks.events()) {
            new Expiry(view, rules, facts).run(ownSession, clocks.events());
        }
    }

    private void run(String ownSession, long clock) {
        int ended = 0;
        Appointment own = null;
        Appointment next = after(null);
        while (next != null && next.time() < clock && ended < Limits.EXPIRED_PER_RECORD) {
            if (next.name().equals(ownSession)) {
                own = next;
            } else if (look(next, clock)) {
                ended++;
            }
            next = after(own);
        }
        Appointment earliest = own == null ? next : own;
        facts.accept(new Fact.NothingDueBefore(
                Appointment.Kind.IDLE_SESSION, earliest == null ? Clocks.NEVER : earliest.time()));
    }

    /** Ends the session, or puts its appointment off to its real deadline. */
    private boolean look(Appointment appointment, long clock) {
        if (!(view.session(appointment.name()) instanceof Session.Live session)) {
            throw new IllegalStateException("Session " + appointment.name() + " has an appointment but does not live");
        }
        long deadline = session.lastActivity() + rules.idleMillis();
        if (deadline > appointment.time()) {
            facts.accept(new Fact.LookPutOff(session.id(), deadline));
            return false;
        }
        List<Fact> end = new ArrayList<>();
        SessionDecider.end(session, EndReason.Expired, clock, rules, new Sequences(view), end);
        end.forEach(facts);
        return true;
    }

    private @Nullable Appointment after(@Nullable Appointment appointment) {
        return view.appointmentAfter(Appointment.Kind.IDLE_SESSION, appointment);
    }
}
