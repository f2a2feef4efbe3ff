import {attempt} from "./attempts.js";
import {el, placeholders, replace} from "./dom.js";
import {nameOf} from "./words.js";

const STATES = {AllChats: "coached", NextChat: "next only"};

/** The agents, and what the caller does with each: one click a change. */
export class Agents {
    constructor(api, me, reload) {
        this.api = api;
        this.me = me;
        this.reload = reload;
        this.list = el("ul", {class: "agents"}, ...placeholders(3, "li"));
        this.count = el("span", {class: "count"});
        this.element = el("section", {"aria-labelledby": "agents"},
            el("h2", {id: "agents"}, "Agents ", this.count), this.list);
    }

    /** No agents, null, are not yet known. Nobody coaches himself. */
    show(agents, subscriptions) {
        if (agents === null) {
            replace(this.list, el("li", {class: "facts"}, "The gateway is reading who they are …"), ...placeholders(3, "li"));
            return;
        }
        const of = new Map(subscriptions.map(each => [each.agentId, each]));
        const known = new Set(agents.map(each => each.userId));
        const others = [...of.keys()].filter(id => !known.has(id)).map(userId => ({userId, liveSessions: 0}));
        const items = [...agents, ...others]
            .filter(agent => agent.userId !== this.me)
            .map(agent => this.item(agent, of.get(agent.userId)));
        this.count.textContent = items.length || "";
        replace(this.list, ...(items.length ? items : [el("li", {class: "empty"}, "No agent was seen in the last 24 hours. Whoever is invited to a session appears here.")]));
    }

    item({userId, liveSessions}, subscription) {
        const mode = subscription?.supervisorMonitoringMode;
        const state = STATES[mode] ?? "not coached";
        const button = (text, pressed, body) => el("button", {
            type: "button",
            "data-focus": `${userId} ${text}`,
            "aria-pressed": pressed === null ? null : String(pressed),
            "aria-label": `${text}: ${nameOf(userId)}`,
            disabled: pressed === null && !subscription,
            onclick: () => this.ask(userId, text, body),
        }, text);
        const live = liveSessions === 1 ? "1 live session" : `${liveSessions} live sessions`;
        return el("li", {class: "agent", "data-state": state, "data-agent": userId},
            el("span", {class: "face", "aria-hidden": "true"}, nameOf(userId)[0]),
            el("div", {class: "name"},
                el("strong", {title: userId}, nameOf(userId)),
                el("span", {class: "facts"}, live)),
            el("span", {class: "pill state"}, state),
            el("div", {class: "choice", role: "group", "aria-label": `Coaching of ${nameOf(userId)}`},
                button("Coach", mode === "AllChats", {operationName: "Coach", supervisorMonitoringMode: "AllChats"}),
                button("Next only", mode === "NextChat", {operationName: "Coach", supervisorMonitoringMode: "NextChat"}),
                button("Cancel", null, {operationName: "CancelSupervisorMonitoring"})));
    }

    ask(userId, text, body) {
        const path = `/api/v2/users/${encodeURIComponent(userId)}/channels/smssession`;
        return attempt(`${text}, ${nameOf(userId)}`, async key => {
            await this.api.post(path, body, key);
            await this.reload();
        });
    }
}
