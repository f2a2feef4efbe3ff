package smscoach.timeline;

import java.util.List;

/**
 * What happened in a session, in the order in which production took the records.
 *
 * @param lanes everybody who had a part in it; the customer is the first
 * @param moments each record that concerned the session
 * @param remarks what a reader has to know before he trusts it, as that its beginning is gone
 */
public record Timeline(
        String contactCenterId, String smssessionId, List<Lane> lanes, List<Moment> moments, List<String> remarks) {

    public Timeline {
        lanes = List.copyOf(lanes);
        moments = List.copyOf(moments);
        remarks = List.copyOf(remarks);
    }

    public Timeline withRemarks(List<String> others) {
        return new Timeline(contactCenterId, smssessionId, lanes, moments, others);
    }

    /** The place of the lane of that user in that role, or -1. */
    public int laneOf(Lane.Role role, String userId) {
        for (int i = 0; i < lanes.size(); i++) {
            if (lanes.get(i).is(role, userId)) {
                return i;
            }
        }
        return -1;
    }

    public long count(Lane.Role role) {
        return lanes.stream().filter(lane -> lane.role() == role).count();
    }

    /** How many messages reached somebody or could have. */
    public long messages() {
        return moments.stream()
                .flatMap(moment -> moment.changes().stream())
                .filter(Change.Seen.class::isInstance)
                .count();
    }
}
