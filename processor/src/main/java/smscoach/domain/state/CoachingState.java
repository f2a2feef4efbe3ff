package smscoach.domain.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The write side: facts alone come here, by {@code Evolution}. */
public interface CoachingState extends CoachingView {

    void clocks(Clocks clocks);

    void features(List<String> features);

    void session(String smssessionId, @Nullable Session session);

    void subscriptionsOn(String agentId, List<Subscription> subscriptions);

    void agentsCoachedBy(String supervisorId, List<String> agents);

    void sessionJoined(String supervisorId, long joined, String smssessionId);

    void sessionLeft(String supervisorId, long joined);

    void lastSequence(String supervisorId, long sequence);

    void reply(String supervisorId, String commandId, @Nullable RememberedReply reply);

    void appoint(Appointment appointment);

    void cancel(Appointment appointment);
}
