import {Agents} from "./agents.js";
import {Conversations} from "./conversations.js";
import {el} from "./dom.js";
import {tell} from "./news.js";
import {Sessions} from "./sessions.js";
import {follow} from "./stream.js";
import {left, nameOf, presence, revoked} from "./words.js";

const AGENTS_EVERY = 5_000;
const UNKNOWN_EVERY = 500;

/** What a supervisor sees. */
export function supervisor(api, me, {connected, ended}) {
    const conversations = new Conversations(`${me.contactCenterId}/${me.userId}`);
    const agents = new Agents(api, me.userId, reload);
    const sessions = new Sessions(api, me.userId, conversations);
    let known = null;
    let behind = conversations.lastEventId === null;
    let over = false;

    async function reload() {
        // A gateway that has just started knows the subscriptions before the agents.
        const agentsNow = api.get("/api/v2/agents").catch(() => null);
        const coaching = await api.get("/api/v2/me/coaching");
        known = (await agentsNow)?.agents ?? known;
        agents.show(known, coaching.subscriptions);
        if (behind) {
            behind = false;
            conversations.reconcile(coaching.sessions, me.userId);
            sessions.show();
        }
    }

    async function look() {
        try {
            await reload();
        } catch {
            // The stream says that the gateway is away; the next look comes.
        }
    }

    async function keepLooking() {
        while (!over) {
            await new Promise(done => setTimeout(done, known === null || behind ? UNKNOWN_EVERY : AGENTS_EVERY));
            if (!over && !document.hidden) {
                await look();
            }
        }
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
                behind = true;
                look();
                break;
        }
        sessions.show();
    }

    async function start() {
        await look();
        sessions.show();
        keepLooking();
        await follow(api, "/api/v2/me/events", {lastId: () => conversations.lastEventId, told, connected, ended});
        over = true;
    }

    return {element: el("div", {id: "supervisors", class: "supervisor"}, agents.element, sessions.element), start};
}
