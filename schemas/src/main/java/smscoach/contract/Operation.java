package smscoach.contract;

import org.jspecify.annotations.Nullable;

/** The operations of a command, with the parameters that each requires and the role that may ask for it. */
public enum Operation {
    Coach(Needs.AGENT),
    Monitor(Needs.AGENT),
    BargeIn(Needs.AGENT),
    CancelSupervisorMonitoring(Needs.AGENT),
    Leave(Needs.SESSION),
    Intrude(Needs.AGENT_AND_SESSION),
    SwitchToMonitor(Needs.SESSION),
    SwitchToCoach(Needs.SESSION),
    SwitchToBargeIn(Needs.SESSION),
    EndContactCenterSession(Needs.NOTHING),
    AssignFeatures(Needs.FEATURES),
    UnassignFeatures(Needs.FEATURES);

    private enum Needs {
        NOTHING,
        AGENT,
        SESSION,
        AGENT_AND_SESSION,
        FEATURES
    }

    private final Needs needs;

    Operation(Needs needs) {
        this.needs = needs;
    }

    /** Whether {@code userId}, the agent, is required. */
    public boolean needsAgent() {
        return needs == Needs.AGENT || needs == Needs.AGENT_AND_SESSION;
    }

    /** Whether {@code smssessionId} is required. */
    public boolean needsSession() {
        return needs == Needs.SESSION || needs == Needs.AGENT_AND_SESSION;
    }

    /** Whether {@code features} is required. */
    public boolean needsFeatures() {
        return needs == Needs.FEATURES;
    }

    /** The role that the supervisor must hold (C3). */
    public String role() {
        return needsFeatures() ? "admin" : "supervisor";
    }

    /** Whether the contact center must have the feature {@code api-multimedia} (C4): nobody is trapped by its absence. */
    public boolean needsMultimedia() {
        return switch (this) {
            case Coach, Monitor, BargeIn, Intrude, SwitchToMonitor, SwitchToCoach, SwitchToBargeIn -> true;
            case CancelSupervisorMonitoring, Leave, EndContactCenterSession, AssignFeatures, UnassignFeatures -> false;
        };
    }

    /** The operation of that name, or null where there is none. */
    public static @Nullable Operation named(String name) {
        for (Operation operation : ALL) {
            if (operation.name().equals(name)) {
                return operation;
            }
        }
        return null;
    }

    private static final Operation[] ALL = values();
}
