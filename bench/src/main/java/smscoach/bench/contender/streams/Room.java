package smscoach.bench.contender.streams;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import smscoach.bench.contender.streams.Step.Subscription;

/**
 * A session, as its stage keeps it: who is in it, and what waits. An accept waits for the answer of the agent's stage,
 * and all that follows waits behind it; an answer may also come before its accept.
 */
record Room(
        List<String> agents, List<Member> supervisors, List<Step> waiting, Map<String, List<Subscription>> answers) {

    /** A supervisor in it, and the agent who brought him in. */
    record Member(String agent, Subscription subscription) {

        Told delivered(Step.Accepted cause) {
            return told(cause.contactCenter(), cause.session(), cause.eventId(), "Delivered", null, null);
        }

        Told revoked(Step.Emptied cause) {
            return told(
                    cause.contactCenter(),
                    cause.session(),
                    cause.eventId(),
                    "Revoked",
                    cause.reason(),
                    cause.queueName());
        }

        private Told told(
                String contactCenter,
                String session,
                String cause,
                String type,
                @Nullable String reason,
                @Nullable String queueName) {
            return new Told(
                    contactCenter,
                    session,
                    subscription.supervisor(),
                    subscription.nickname(),
                    agent,
                    type,
                    subscription.id(),
                    reason,
                    queueName,
                    cause);
        }
    }

    static Room empty() {
        return new Room(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    }

    boolean isEmpty() {
        return agents.isEmpty() && supervisors.isEmpty() && waiting.isEmpty() && answers.isEmpty();
    }

    void take(Step step, Consumer<Told> out) {
        if (step instanceof Step.Answered answer) {
            answers.put(answer.eventId(), answer.subscriptions());
        } else {
            waiting.add(step);
        }
        while (!waiting.isEmpty() && canBeDone(waiting.getFirst())) {
            act(waiting.removeFirst(), out);
        }
    }

    private boolean canBeDone(Step step) {
        return !(step instanceof Step.Accepted accepted) || answers.containsKey(accepted.eventId());
    }

    private void act(Step step, Consumer<Told> out) {
        switch (step) {
            case Step.Accepted accepted -> accept(accepted, out);
            case Step.Left left -> agents.remove(left.agent());
            case Step.Emptied emptied -> empty(emptied, out);
            case Step.Answered ignored -> throw new IllegalStateException("An answer never waits");
            case Step.Subscribed ignored -> throw new IllegalStateException("Subscriptions are the agents'");
        }
    }

    private void accept(Step.Accepted accepted, Consumer<Told> out) {
        agents.add(accepted.agent());
        for (Subscription subscription : Objects.requireNonNull(answers.remove(accepted.eventId()))) {
            if (!holds(subscription.supervisor())) {
                Member member = new Member(accepted.agent(), subscription);
                supervisors.add(member);
                out.accept(member.delivered(accepted));
            }
        }
    }

    private void empty(Step.Emptied emptied, Consumer<Told> out) {
        for (Member member : supervisors) {
            out.accept(member.revoked(emptied));
        }
        agents.clear();
        supervisors.clear();
    }

    private boolean holds(String user) {
        return agents.contains(user)
                || supervisors.stream()
                        .anyMatch(member -> member.subscription().supervisor().equals(user));
    }
}
