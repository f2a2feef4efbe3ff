import {Agents} from "./agents.js";
import {Conversations} from "./conversations.js";
import {el} from "./dom.js";
import {tell} from "./news.js";
import {Sessions} from "./sessions.js";
import {follow} from "./stream.js";
import {left, nameOf, presence, revoked} from "./words.js";

const AGENTS_EVERY = 5_000;

/** What a supervisor sees. */
export function supervisor(api, me, {connected, ended}) {
    const conversations = new Conversations(`${me.contactCenterId}/${me.userId}`);
    const agents = new Agents(api, reload);
    const sessions = new Sessions(api, me.userId, conversations);
    let now = {agents: [], subscriptions: []};

    async function reload() {
        const [coaching, known] = await Promise.all([api.get("/api/v2/me/coaching"), api.get("/api/v2/agents")]);
        now = {agents: known.agents, subscriptions: coaching.subscriptions};
        agents.show(now.agents, now.subscriptions);
        return coaching;
    }

    async function look() {
        try {
            await reload();
        } catch {
            // The stream says that the gateway is away; the next look comes.
        }
    }

    async function reset() {
        conversations.reconcile((await reload()).sessions, me.userId);
        sessions.show();
    }

    function told({id, event, data}) {
        if (event) {
            take(event, JSON.parse(data));
        }
        if (id) {
            conversations.at(id);
        }
    }

    function take(type, event) {
        const session = event.smssessionId;
        switch (type) {
            case "Delivered":
                conversations.begin(session, {agents: event.agents ?? [], visibility: event.visibility});
                tell("Delivered", `You are in session ${session} of ${nameOf(event.agentId ?? "")}.`, event.occurredAt);
                look();
                break;
            case "VisibilityChanged":
                conversations.change(session, {visibility: event.visibility});
                tell("Visibility", `${presence(event.visibility)}: session ${session}.`, event.occurredAt);
                break;
            case "Left":
                conversations.end(session, left(event));
                tell("Left", `Session ${session}: ${left(event)}.`, event.occurredAt);
                look();
                break;
            case "Revoked":
                conversations.end(session, revoked(event));
                tell("Revoked", `You are out of session ${session}: ${revoked(event)}.`, event.occurredAt);
                look();
                break;
            case "Message":
            case "MessageRefused":
                conversations.add(event);
                break;
            case "Reset":
                reset().catch(look);
                break;
        }
        sessions.show();
    }

    async function start() {
        const resumes = conversations.lastEventId !== null;
        sessions.show();
        if (resumes) {
            await look();
        } else {
            await reset().catch(look);
        }
        setInterval(() => document.hidden || look(), AGENTS_EVERY);
        await follow(api, "/api/v2/me/events", {lastId: () => conversations.lastEventId, told, connected, ended});
    }

    return {element: el("div", {class: "supervisor"}, agents.element, sessions.element), start};
}
