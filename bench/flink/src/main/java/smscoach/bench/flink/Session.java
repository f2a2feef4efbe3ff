package smscoach.bench.flink;

import java.util.ArrayList;
import java.util.List;

/** Who is in a session, in joining order. */
public final class Session {

    public List<String> agents = new ArrayList<>();
    public List<Member> supervisors = new ArrayList<>();

    boolean holds(String user) {
        return agents.contains(user)
                || supervisors.stream().anyMatch(member -> member.subscription.supervisorId.equals(user));
    }

    /** A supervisor in it, and the agent who brought him in. */
    public static final class Member {

        public String agentId = "";
        public Subscription subscription = new Subscription();

        static Member of(String agentId, Subscription subscription) {
            Member member = new Member();
            member.agentId = agentId;
            member.subscription = subscription;
            return member;
        }
    }
}
