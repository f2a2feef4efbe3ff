const REVOKED = {
    Completed: () => "the session is complete",
    PlacedInQueue: event => `the session went back to the queue${event.queueName ? ` ${event.queueName}` : ""}`,
    Expired: () => "nothing happened in the session for too long",
};
const LEFT = {
    Left: "you left",
    LoggedOut: "you logged out",
    BecameAgent: "you became an agent of the session",
};
const SEEN_BY = {
    Agents: "the customer does not see this",
    All: "the customer sees this",
    Supervisors: "only supervisors see this",
};
const PRESENCE = {
    Supervisors: "Only supervisors see that you are here",
    Agents: "The agent sees you, the customer does not",
    All: "Everybody sees you, the customer too",
};

export const nameOf = id => id.replace(/^(agent|sup|supervisor)-(?=[a-z]+$)/, "").replace(/^[a-z]+$/, name =>
    name[0].toUpperCase() + name.slice(1));
export const revoked = event => REVOKED[event.reason]?.(event) ?? event.reason;
export const left = event => LEFT[event.reason] ?? event.reason;
export const presence = visibility => PRESENCE[visibility] ?? visibility;

/** Who sees a message. */
export function seenBy(message) {
    return SEEN_BY[message.visibility] ?? message.visibility;
}
