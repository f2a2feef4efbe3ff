package smscoach.domain.session;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import smscoach.contract.DeadLetterCode;
import smscoach.contract.PartyType;
import smscoach.contract.Visibility;
import smscoach.contract.VisibilityMode;
import smscoach.domain.Limits;
import smscoach.domain.fact.Decision;
import smscoach.domain.fact.Fact;
import smscoach.domain.session.SessionEvent.MessageSent;
import smscoach.domain.state.Participation;
import smscoach.domain.state.Session;

/** Who sees a message (M1-M6). */
final class MessageDecider {

    private MessageDecider() {}

    /** A session never seen is as one with nobody in it. */
    static Decision decide(Session.@Nullable Live session, MessageSent message, long clock) {
        return switch (message.from().type()) {
            case Customer -> seen(session, message, PartyType.Customer, null, Visibility.All, clock); // M1
            case System -> seen(session, message, PartyType.System, null, message.visibility(), clock); // M6
            case User ->
                fromUser(session, message, String.valueOf(message.from().userId()), clock);
        };
    }

    private static Decision fromUser(Session.@Nullable Live session, MessageSent message, String userId, long clock) {
        if (session != null && session.hasAgent(userId)) {
            return seen(session, message, PartyType.Agent, null, message.visibility(), clock); // M2, M2a
        }
        Participation supervisor = session == null ? null : session.participationOf(userId);
        if (supervisor == null) {
            return notAllowed(message, "message.from.userId: this user is not in the session (M5)");
        }
        String nickname = supervisor.nickname();
        return switch (supervisor.mode()) {
            case Coach -> seen(session, message, PartyType.Supervisor, nickname, Visibility.Agents, clock); // M3
            case BargeIn -> seen(session, message, PartyType.Supervisor, nickname, message.visibility(), clock); // M4
            case Monitor ->
                notAllowed(
                        message,
                        "message.from.userId: a supervisor in mode " + VisibilityMode.Monitor + " sends nothing (M5)");
        };
    }

    private static Decision notAllowed(MessageSent message, String why) {
        Fact refusal = refusal(message, DeadLetterCode.NOT_ALLOWED);
        return Decision.deadLetter(DeadLetterCode.NOT_ALLOWED, why, List.of(refusal));
    }

    static Fact refusal(MessageSent message, DeadLetterCode code) {
        return new Fact.MessageRefused(
                message.smssessionId(),
                message.messageId(),
                String.valueOf(message.from().userId()),
                code);
    }

    private static Decision seen(
            Session.@Nullable Live session,
            MessageSent message,
            PartyType author,
            @Nullable String nickname,
            Visibility visibility,
            long clock) {
        List<Fact> facts = new ArrayList<>(2);
        boolean isUser = author == PartyType.Agent || author == PartyType.Supervisor;
        String userId = message.from().userId();
        List<String> agents = session == null ? List.of() : session.agents();
        List<Participation> supervisors = session == null ? List.of() : session.supervisors();
        facts.add(new Fact.MessageSeen(
                message.smssessionId(),
                message.messageId(),
                author,
                userId,
                nickname,
                visibility,
                author != PartyType.Customer && visibility == Visibility.All,
                isUser ? others(agents, agent -> agent.equals(userId)) : agents,
                isUser ? others(supervisors, s -> s.supervisorId().equals(userId)) : supervisors,
                message.text()));
        // T4: so that a message is, as a rule, no change of state.
        if (session != null && clock - session.lastActivity() > Limits.MESSAGE_ACTIVITY_MILLIS) {
            facts.add(new Fact.MessageCounted(session.id(), clock));
        }
        return Decision.applied(facts);
    }

    private static <T> List<T> others(List<T> all, Predicate<T> author) {
        List<T> others = new ArrayList<>(all);
        others.removeIf(author);
        return Collections.unmodifiableList(others);
    }
}
