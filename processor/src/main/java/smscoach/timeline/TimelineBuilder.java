package smscoach.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import smscoach.contract.PartyType;
import smscoach.timeline.Lane.Role;

/** Gathers moments, and gives everybody in them a lane. */
final class TimelineBuilder {

    private final String contactCenterId;
    private final String smssessionId;
    private final List<Lane> lanes = new ArrayList<>(List.of(Lane.CUSTOMER));
    private final List<Moment> moments = new ArrayList<>();

    TimelineBuilder(String contactCenterId, String smssessionId) {
        this.contactCenterId = contactCenterId;
        this.smssessionId = smssessionId;
    }

    void add(Moment moment) {
        moments.add(moment);
        moment.changes().forEach(this::lane);
    }

    Timeline build() {
        List<Lane> inOrder =
                lanes.stream().sorted(Comparator.comparing(Lane::role)).toList();
        return new Timeline(contactCenterId, smssessionId, inOrder, moments, List.of());
    }

    private void lane(Change change) {
        switch (change) {
            case Change.AgentJoined joined -> lane(Role.AGENT, joined.agentId(), "");
            case Change.SupervisorJoined joined -> lane(Role.SUPERVISOR, joined.supervisorId(), joined.nickname());
            case Change.NotSeen refused -> {
                if (!has(Role.SUPERVISOR, refused.userId()) && !has(Role.AGENT, refused.userId())) {
                    lane(Role.STRANGER, refused.userId(), "");
                }
            }
            case Change.Seen seen -> {
                if (seen.author() == PartyType.System) {
                    lane(Role.SYSTEM, "", "");
                }
            }
            case Change.AgentLeft ignored -> {}
            case Change.ModeChanged ignored -> {}
            case Change.SupervisorGone ignored -> {}
            case Change.SessionEnded ignored -> {}
            case Change.DeadLettered ignored -> {}
            case Change.Refused ignored -> {}
            case Change.Nothing ignored -> {}
        }
    }

    private void lane(Role role, String userId, String nickname) {
        if (!has(role, userId)) {
            lanes.add(new Lane(role, userId, nickname));
        }
    }

    private boolean has(Role role, String userId) {
        return lanes.stream().anyMatch(lane -> lane.is(role, userId));
    }
}
