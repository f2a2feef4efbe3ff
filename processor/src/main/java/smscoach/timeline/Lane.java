package smscoach.timeline;

/**
 * One who had a part in the session. Somebody who was both agent and supervisor has two lanes.
 *
 * @param userId empty for the customer and the system
 * @param nickname of a supervisor, else empty
 */
public record Lane(Role role, String userId, String nickname) {

    public static final Lane CUSTOMER = new Lane(Role.CUSTOMER, "", "");

    /** In the order in which lanes stand. */
    public enum Role {
        CUSTOMER,
        SYSTEM,
        AGENT,
        SUPERVISOR,
        /** Wrote without being in the session. */
        STRANGER
    }

    public boolean is(Role other, String user) {
        return role == other && userId.equals(user);
    }

    /** For people, in full. */
    public String name() {
        return switch (role) {
            case CUSTOMER -> "customer";
            case SYSTEM -> "system";
            case AGENT -> "agent " + userId;
            case SUPERVISOR -> "supervisor " + userId + (nickname.isEmpty() ? "" : " (" + nickname + ")");
            case STRANGER -> "not in the session: " + userId;
        };
    }
}
