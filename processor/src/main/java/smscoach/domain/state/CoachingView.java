package smscoach.domain.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The read side of the state of one contact center: all that a decision may look at. */
public interface CoachingView {

    Clocks clocks();

    /** Its own set of features, sorted; null while it never set one. */
    @Nullable
    List<String> features();

    @Nullable
    Session session(String smssessionId);

    /** In their order. */
    List<Subscription> subscriptionsOn(String agentId);

    /** On whom the supervisor has a subscription, oldest first. */
    List<String> agentsCoachedBy(String supervisorId);

    /** In which sessions the supervisor takes part, oldest first. */
    List<String> sessionsOf(String supervisorId);

    /** The sequence of the supervisor's latest event, 0 before the first. */
    long lastSequence(String supervisorId);

    @Nullable
    RememberedReply reply(String supervisorId, String commandId);

    /** The first appointment of that kind after the given one (null: of all), or null. */
    @Nullable
    Appointment appointmentAfter(Appointment.Kind kind, @Nullable Appointment after);
}
