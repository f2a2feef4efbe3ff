package smscoach.timeline;

import java.util.ArrayList;
import java.util.List;
import smscoach.contract.PartyType;
import smscoach.timeline.Lane.Role;

/**
 * A message on the lanes: from whom, to whom.
 *
 * @param author his lane, or -1 where he has none
 * @param readers the lanes of all who may read it
 */
public record Reach(int author, List<Integer> readers) {

    public static Reach of(Timeline timeline, Change.Seen seen) {
        List<Integer> readers = new ArrayList<>();
        if (seen.toCustomer()) {
            readers.add(timeline.laneOf(Role.CUSTOMER, ""));
        }
        seen.agents().forEach(agent -> readers.add(timeline.laneOf(Role.AGENT, agent)));
        seen.supervisors().forEach(supervisor -> readers.add(timeline.laneOf(Role.SUPERVISOR, supervisor)));
        readers.removeIf(lane -> lane < 0);
        return new Reach(timeline.laneOf(role(seen.author()), seen.userId()), List.copyOf(readers));
    }

    /** Where the author of a refused message has his lane. */
    public static int authorOf(Timeline timeline, Change.NotSeen refused) {
        return List.of(Role.SUPERVISOR, Role.AGENT, Role.STRANGER).stream()
                .mapToInt(role -> timeline.laneOf(role, refused.userId()))
                .filter(lane -> lane >= 0)
                .findFirst()
                .orElse(-1);
    }

    /** The lanes from its leftmost to its rightmost end. */
    public int first() {
        return readers.stream().mapToInt(lane -> lane).reduce(author < 0 ? Integer.MAX_VALUE : author, Math::min);
    }

    public int last() {
        return readers.stream().mapToInt(lane -> lane).reduce(author, Math::max);
    }

    private static Role role(PartyType author) {
        return switch (author) {
            case Customer -> Role.CUSTOMER;
            case System -> Role.SYSTEM;
            case Agent -> Role.AGENT;
            case Supervisor -> Role.SUPERVISOR;
            case User -> Role.STRANGER;
        };
    }
}
